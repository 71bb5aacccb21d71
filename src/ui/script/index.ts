export {openScript, toggleScript} from './open';
export {ScriptPanel} from './panel';
export {useScript} from './script';
