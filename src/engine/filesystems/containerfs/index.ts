export {containerFileSystem, mountRequest} from './container-file-system';
export {containerfs} from './containerfs';
