export {type CpuHistory, type CpuRuns, createCpuHistory, HISTORY_TICKS, recordUpdate, rowOfPid} from './history';
