// /proc/PID/status (fs/proc/array.c of 2.6.20, and what later kernels added that is known here). What the machine does not
// model is left out.

import {and, firstBits, formatList, type Mask} from '../../../base';
import {type Pid, STATE_LETTERS} from '../../abi';
import {allowedOf, type Kernel} from '../../kernel';

const STATE_WORDS = ['dead', 'running', 'sleeping', 'disk sleep', 'stopped', 'zombie'];

/** A mask as the kernel prints it: hexadecimal, in groups of 32 bits, as long as the machine has numbers. */
export function hexMask(mask: Mask, count: number): string {
  const low = (bits: number) => (mask[0] >>> 0).toString(16).padStart(Math.ceil(bits / 4), '0');
  if (count <= 32) return low(count);
  return `${(mask[1] >>> 0).toString(16).padStart(Math.ceil((count - 32) / 4), '0')},${low(32)}`;
}

/** The memory nodes that the task may use: all that no subsystem takes away. */
function allowedNodes(k: Kernel, task: Pid): Mask {
  let nodes = firstBits(k.config.nodes);
  for (const {hooks} of k.subsystems) nodes = and(nodes, hooks?.allowedNodes?.(k, task) ?? nodes);
  return nodes;
}

/** A set of signals as the kernel keeps it: signal N is bit N - 1. Bit 0 of a pending mask is no signal. */
export const signalBits = (mask: number): number => mask >>> 1;
const signalMask = (bits: number): string => bits.toString(16).padStart(16, '0');

/** The signals with which the task does this, as the kernel's bits. */
export function disposed(k: Kernel, task: Pid, disposition: string): number {
  const {dispositions} = k.state.records.get(task);
  let mask = 0;
  for (const signal of Object.keys(dispositions)) if (dispositions[signal] === disposition) mask |= 1 << Number(signal);
  return signalBits(mask);
}

/** The table of descriptors grows by doubling from one word of bits. */
function tableSize(used: number): number {
  let size = 64;
  while (size < used) size *= 2;
  return size;
}

export function statusText(k: Kernel, task: Pid): string {
  const {tasks, records} = k.state;
  const {comm, uid, euid, gid, fds, umask} = records.get(task);
  const state = tasks.state[task] as number;
  const cpus = and(allowedOf(k, task), firstBits(k.config.cpus));
  const nodes = allowedNodes(k, task);
  const none = signalMask(0);
  const lines = [
    `Name:\t${comm}`,
    `Umask:\t${umask.toString(8).padStart(4, '0')}`,
    `State:\t${STATE_LETTERS[state]} (${STATE_WORDS[state]})`,
    `Tgid:\t${task}`,
    `Pid:\t${task}`,
    `PPid:\t${tasks.parent[task]}`,
    'TracerPid:\t0',
    `Uid:\t${uid}\t${euid}\t${euid}\t${euid}`,
    `Gid:\t${gid}\t${gid}\t${gid}\t${gid}`,
    `FDSize:\t${tableSize(fds.length)}`,
    'Groups:\t ',
    'Threads:\t1',
    // kill(2) sends to the whole group of threads: what it sent is pending for all of them.
    `SigPnd:\t${none}`,
    `ShdPnd:\t${signalMask(signalBits(tasks.pending[task] as number))}`,
    `SigBlk:\t${none}`,
    `SigIgn:\t${signalMask(disposed(k, task, 'ignore'))}`,
    `SigCgt:\t${signalMask(disposed(k, task, 'catch'))}`,
    `Cpus_allowed:\t${hexMask(cpus, k.config.cpus)}`,
    `Cpus_allowed_list:\t${formatList(cpus)}`,
    `Mems_allowed:\t${hexMask(nodes, k.config.nodes)}`,
    `Mems_allowed_list:\t${formatList(nodes)}`,
  ];
  return `${lines.join('\n')}\n`;
}
