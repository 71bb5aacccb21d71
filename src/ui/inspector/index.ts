export {absentWords} from './absent';
export {moveTask, removeContainer} from './gestures';
export {Inspector} from './inspector';
export {MakeDialog} from './make-dialog';
export {MoveDialog} from './move-dialog';
export {letterOf, markOfSelection, pathOf, placesOf, rowOf} from './places';
