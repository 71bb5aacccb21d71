export {pids} from './pids';
