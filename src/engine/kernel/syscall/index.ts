export {SYSCALLS} from './table';
export {explainLast, provideExplanations} from './why';
