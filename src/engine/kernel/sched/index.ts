export {setAllowedCpus} from './affinity';
export {dequeue, enqueue} from './run-queue';
export {pickNext, schedulerTick, switchTo} from './schedule';
export {allowedOf, isAllowed} from './select-cpu';
