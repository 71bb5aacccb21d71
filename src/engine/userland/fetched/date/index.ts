export {date} from './date';
export {formatTime} from './format';
