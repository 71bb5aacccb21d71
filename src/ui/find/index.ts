export {FindDialog} from './find-dialog';
