export {App} from './app';
export {startDesk} from './start';
