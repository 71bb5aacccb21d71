export {checkBetweenSteps, checkInvariants} from './check';
export {isSettled} from './settled';
