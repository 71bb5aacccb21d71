export {procfs} from './procfs';
