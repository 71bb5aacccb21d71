export {SYSCALLS} from './table';
export {canExplain, explainRefusal, provideExplanations} from './why';
