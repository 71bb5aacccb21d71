export {Lab} from './lab';
