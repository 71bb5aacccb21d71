export {commands, programs} from './registry';
export {checkSyntax} from './shell';
