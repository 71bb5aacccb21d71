export {setAllowedCpus} from './affinity';
export {calcLoad, countRunning, LOAD_FREQ, loadShown} from './load';
export {dequeue, enqueue} from './run-queue';
export {pickNext, schedulerTick, switchTo} from './schedule';
export {allowedOf, isAllowed} from './select-cpu';
