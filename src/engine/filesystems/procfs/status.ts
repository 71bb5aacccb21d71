// /proc/PID/status and stat (fs/proc/array.c of 2.6.20). What the machine does not model is left out of status, and is 0
// in stat, whose fields have fixed places.

import {and, firstBits, formatList, type Mask, members} from '../../../base';
import {type Pid, STATE_LETTERS} from '../../abi';
import {allowedOf, type Kernel} from '../../kernel';
import {clockTicks} from './entry';

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

/** Sixteen digits; signal N is bit N - 1. */
const signalMask = (mask: number): string => (mask >>> 1).toString(16).padStart(16, '0');

function disposed(k: Kernel, task: Pid, disposition: string): string {
  const {dispositions} = k.state.records.get(task);
  let mask = 0;
  for (const signal of Object.keys(dispositions)) if (dispositions[signal] === disposition) mask |= 1 << Number(signal);
  return signalMask(mask);
}

export function statusText(k: Kernel, task: Pid): string {
  const {tasks, records} = k.state;
  const {comm, uid, euid, gid, fds} = records.get(task);
  const state = tasks.state[task] as number;
  const cpus = and(allowedOf(k, task), firstBits(k.config.cpus));
  const nodes = allowedNodes(k, task);
  const lines = [
    `Name:\t${comm}`,
    `State:\t${STATE_LETTERS[state]} (${STATE_WORDS[state]})`,
    `Tgid:\t${task}`,
    `Pid:\t${task}`,
    `PPid:\t${tasks.parent[task]}`,
    `Uid:\t${uid}\t${euid}\t${euid}\t${euid}`,
    `Gid:\t${gid}\t${gid}\t${gid}\t${gid}`,
    `FDSize:\t${Math.max(32, fds.length)}`,
    'Threads:\t1',
    `SigPnd:\t${signalMask(tasks.pending[task] as number)}`,
    `SigIgn:\t${disposed(k, task, 'ignore')}`,
    `SigCgt:\t${disposed(k, task, 'catch')}`,
    `Cpus_allowed:\t${hexMask(cpus, k.config.cpus)}`,
    `Cpus_allowed_list:\t${formatList(cpus)}`,
    `Mems_allowed:\t${hexMask(nodes, k.config.nodes)}`,
    `Mems_allowed_list:\t${formatList(nodes)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Fields by their number in proc(5), from the fourth on. */
export function statText(k: Kernel, task: Pid): string {
  const {tasks, records} = k.state;
  const fields: number[] = new Array(39 - 3).fill(0);
  const set = (number: number, value: number) => {
    fields[number - 4] = value;
  };
  set(4, tasks.parent[task] as number);
  set(5, tasks.pgrp[task] as number);
  set(14, clockTicks(tasks.utime[task] as number));
  set(18, 20);
  set(20, 1);
  set(22, clockTicks(tasks.startedAt[task] as number));
  set(39, tasks.cpu[task] as number);
  return `${task} (${records.get(task).comm}) ${STATE_LETTERS[tasks.state[task] as number]} ${fields.join(' ')}\n`;
}

/** The cpus of the machine, in order. */
export const cpuNumbers = (k: Kernel): number[] => members(firstBits(k.config.cpus));
