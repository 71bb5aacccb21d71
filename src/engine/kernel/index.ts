export {type BootRequest, boot} from './boot';
export {
  BUCKETS,
  type CpuColumns,
  createCpuColumns,
  createTaskColumns,
  growTaskColumns,
  type TaskColumns,
  taskColumnNames,
} from './columns';
export * from './container';
export type {Answer, Kernel, KernelCode, KernelConfig, Listeners, Syscall} from './kernel';
export {createKernel} from './kernel';
export {holdsLock, LOCKS, type LockName, lock, unlock} from './lock';
export {bugOn, KernelPanic} from './panic';
export * from './sched';
export * from './state';
export {advance, PAUSED} from './step';
export {SYSCALLS} from './syscall';
export * from './task';
export {trace} from './trace';
export * from './vfs';
export {channel, leaveWait, sleepOn, wake, wakeTask} from './wait';
