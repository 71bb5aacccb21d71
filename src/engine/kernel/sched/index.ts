export {setAllowedCpus} from './affinity';
export {dequeue, enqueue, enqueueOn} from './run-queue';
export {pickNext, schedulerTick, switchTo, TIME_SLICE} from './schedule';
export {allowedOf, isAllowed, loadOf, selectCpu} from './select-cpu';
