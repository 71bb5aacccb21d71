export {Inspector} from './inspector';
export {MoveDialog} from './move-dialog';
export {letterOf, markOf, markOfTask, pathOf, placesOf, rowOf} from './places';
