export {freezer} from './freezer';
