export {checkInvariants} from './check';
