export {exec} from './exec';
export {DO_EXIT} from './exit';
export {DO_FORK} from './fork';
export {FREEZE_BIT, freezeTask, isFrozen, thawTask, tryToFreeze} from './freeze';
export {setgid, sethostname, setpgid, setuid} from './identity';
export {nextRequest} from './program';
export {kill, sendSignal, sigaction, sigtake, takeSignal} from './signal';
export {blankRecord, spawn} from './spawn';
export {wait} from './wait';
