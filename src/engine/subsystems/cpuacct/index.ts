export {cpuacct} from './cpuacct';
