// The patch sets that a machine can boot with: one line each. A new one is a folder and a line.

export {cgroupV1} from './cgroup-v1';

export {both} from './default';
