/** States of a task, in one byte of a column. FREE means: no task has this pid. */
export const FREE = 0;
/** Running or waiting for a cpu. */
export const RUNNING = 1;
export const INTERRUPTIBLE = 2;
export const UNINTERRUPTIBLE = 3;
export const STOPPED = 4;
export const ZOMBIE = 5;

export type TaskStateCode = 0 | 1 | 2 | 3 | 4 | 5;
/** The letter that ps and /proc show. */
export const STATE_LETTERS = ['-', 'R', 'S', 'D', 'T', 'Z'] as const;
