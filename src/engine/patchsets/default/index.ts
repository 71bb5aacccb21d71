export {both} from './both';
