// The subsystems of the machine: one line each, in order of id. A new one is a folder and a line.

export {cpuset} from './cpuset';

export {cpuacct} from './cpuacct';

export {numtasks} from './numtasks';

export {freezer} from './freezer';

export {pids} from './pids';
