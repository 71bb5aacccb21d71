export {isTerminal} from './terminal';
export {tty} from './tty';
