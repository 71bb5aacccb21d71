// The subsystems of the machine: one line each, in order of id. A new one is a folder and a line.

export {cpu} from './cpu';

export {cpuacct} from './cpuacct';
export {cpuset} from './cpuset';
export {freezer} from './freezer';
export {numtasks} from './numtasks';

export {pids} from './pids';
