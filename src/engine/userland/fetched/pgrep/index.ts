export {pgrep} from './pgrep';
export {SELECTION, selectTasks} from './selection';
