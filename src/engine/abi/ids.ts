// Names for the small integers that user space and kernel pass each other.

/** Process id; also the row of the task in every column. */
export type Pid = number;
export type Cpu = number;
/** Memory node. */
export type NodeId = number;
/** File descriptor of a task. */
export type Fd = number;
/** Milliseconds since boot: one tick is one millisecond. */
export type Tick = number;
export type HierarchyId = number;
export type ContainerId = number;
export type SuperblockId = number;
export type MountId = number;
export type Uid = number;

/** Seconds from 1970 to the boot, which is at midnight (UTC) of 22 December 2006, the day of the V6 mail. */
export const BOOT_EPOCH = 1166745600;
/** Ticks per second. */
export const HZ = 1000;
/** Pids run from 1 to PID_MAX - 1 and wrap to RESERVED_PIDS (kernel/pid.c of 2.6.20). */
export const PID_MAX = 32768;
export const RESERVED_PIDS = 300;
/** Longest path, and the limit of one write to a control file, in bytes. */
export const PATH_MAX = 4096;
export const NAME_MAX = 255;
