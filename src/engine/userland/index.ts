export {provide} from './fetched-names';
export {createHelp} from './programs';
export {commands, programs} from './registry';
export {checkSyntax} from './shell';
