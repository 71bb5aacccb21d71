export {cpuset} from './cpuset';
