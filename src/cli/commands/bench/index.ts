export {bench} from './bench';
