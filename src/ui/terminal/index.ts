export {History} from './history';
export {LINE_LIMIT, type LineKind, type LogBlock, type LogLine, type Refusal, TerminalLog} from './log';
export {echoInto, joinPath, quoteWord} from './quote';
export {Terminal} from './terminal';
