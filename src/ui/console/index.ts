export {Announcer} from './announcer';
export {Console, type ConsoleProps} from './console';
export {emptyLine, type Line, type LineActions, type LineField, lineActions} from './line';
export {PlainField} from './plain-field';
export {FIRST_MOUNT} from './suggestions';
