export {cgroupfs, cpusetfs} from './cgroupfs';
