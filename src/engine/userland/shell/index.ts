export {sh} from './sh';
export {checkSyntax} from './source';
