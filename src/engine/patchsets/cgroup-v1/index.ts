export {cgroupV1} from './cgroup-v1';
