export {numtasks} from './numtasks';
