// /proc/PID/stat: a line of numbers for programs (fs/proc/array.c of 2.6.20 has the first 42; the last are those of 6.1).
// Fields have fixed places, so what the machine does not model is 0: addresses, faults, memory, sessions, real time.

import {type Pid, RUNNING, SIGNALS, STATE_LETTERS} from '../../abi';
import type {Kernel} from '../../kernel';
import {clockTicks} from './entry';
import {disposed, signalBits} from './status';

const KTHREADD = 2;
/** PF_EXITING. */
const EXITING = 4;
/** RLIM_INFINITY, on 64 bits. */
const UNLIMITED = '18446744073709551615';

/** `inside`: the reader may look inside the task, and sees how it waits and how it ended. */
export function statText(k: Kernel, task: Pid, inside: boolean): string {
  const {tasks, records} = k.state;
  const {comm, exitStatus, exitSignal} = records.get(task);
  const numberOf = (column: Int32Array | Int16Array | Uint8Array): number => column[task] as number;
  const fields: (number | string)[] = new Array(53).fill(0);
  fields[1] = task;
  fields[2] = `(${comm})`;
  fields[3] = STATE_LETTERS[numberOf(tasks.state)] as string;
  fields[4] = numberOf(tasks.parent);
  fields[5] = numberOf(tasks.pgrp);
  // No terminal controls it.
  fields[8] = -1;
  fields[9] = numberOf(tasks.exiting) * EXITING;
  fields[14] = clockTicks(numberOf(tasks.utime));
  fields[16] = clockTicks(numberOf(tasks.cutime));
  fields[18] = 20;
  fields[20] = 1;
  fields[22] = clockTicks(numberOf(tasks.startedAt));
  fields[25] = UNLIMITED;
  fields[31] = signalBits(numberOf(tasks.pending));
  fields[33] = disposed(k, task, 'ignore');
  fields[34] = disposed(k, task, 'catch');
  fields[35] = inside && numberOf(tasks.state) !== RUNNING ? 1 : 0;
  fields[38] = task === KTHREADD ? 0 : SIGNALS.CHLD;
  fields[39] = numberOf(tasks.cpu);
  fields[52] = !inside ? 0 : exitSignal === 0 ? exitStatus << 8 : exitSignal;
  return `${fields.slice(1).join(' ')}\n`;
}
