export {exec} from './exec';
export {DO_EXIT} from './exit';
export {DO_FORK} from './fork';
export {FREEZE_BIT, freezeTask, isFrozen, thawTask, tryToFreeze} from './freeze';
export {setgid, sethostname, setpgid, setuid} from './identity';
export {nextRequest} from './program';
export {dispositionOf, kill, sendSignal, sigaction, signalGroup, sigtake, takeSignal} from './signal';
export {spawn, spawnUserHelper} from './spawn';
export {releaseTask, wait} from './wait';
