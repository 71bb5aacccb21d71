export {tasksNamed} from './named';
export {pidof} from './pidof';
