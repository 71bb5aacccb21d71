export {cgroupCpusetfs, cgroupfs} from './cgroupfs';
