export * from './errno';
export * from './flags';
export * from './ids';
export * from './program';
export * from './signals';
export * from './syscall';
export * from './task-state';
export * from './trace';
