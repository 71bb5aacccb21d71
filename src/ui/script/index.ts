export {type Opened, openScript, showScript, toggleScript} from './open';
export {ScriptPanel} from './panel';
export {useScript} from './script';
