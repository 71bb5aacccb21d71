export {containerFileSystem, cpusetFileSystem} from './container-file-system';
export {containerfs, cpusetfs} from './containerfs';
