export {provide} from './fetched-names';
export {commands, programs} from './registry';
export {checkSyntax} from './shell';
