export {moveTask} from './gestures';
export {Inspector} from './inspector';
export {MoveDialog} from './move-dialog';
export {letterOf, markOfSelection, pathOf, placesOf, rowOf} from './places';
