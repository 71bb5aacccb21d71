export {bytesOf, NO_END, runDump} from './dump';
export {od} from './od';
