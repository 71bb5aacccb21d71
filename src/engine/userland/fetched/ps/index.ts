export {argsOf, newScan, type Scan, scanTasks, type TaskFacts} from './facts';
export {ps} from './ps';
