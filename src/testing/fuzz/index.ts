export {typeLines} from './console';
export {againLine, againLines, fuzz} from './fuzz';
export {lacking, RefusalBook} from './refusals';
export {addTally, newTally, tallyText} from './tally';
