export {man, pagesNamed} from './man';
export {type Page, pagesOf} from './pages';
