export {SYSCALLS} from './table';
