export {Inspector} from './inspector';
export {MoveDialog} from './move-dialog';
export {letterOf, pathOf, placesOf, rowOf, type Target, targetsFor} from './places';
export {markOfTask} from './task-panel';
