export {man} from './man';
