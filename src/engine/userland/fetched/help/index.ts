export {BUILTIN_HELP} from './builtins';
export {help, helped} from './help';
