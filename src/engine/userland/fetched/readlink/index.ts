export {canonicalPath, newPathSearch} from './canonical';
export {readlink} from './readlink';
