export {debugSubsystems} from './debug';
