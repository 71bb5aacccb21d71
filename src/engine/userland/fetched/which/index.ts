export {searchProgram} from './search';
export {which} from './which';
