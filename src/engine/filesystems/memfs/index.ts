export {devtmpfs, rootfs, tmpfs} from './memfs';
