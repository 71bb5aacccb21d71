// The subsystems of the machine, in order of registration, which fixes their ids: 0 is kept for bc. One line each.

import type {Subsystem} from '../kernel';
import {cpuacct} from './cpuacct';
import {cpuset} from './cpuset';
import {debugSubsystems} from './debug';
import {numtasks} from './numtasks';

const SUBSYSTEMS: readonly Subsystem[] = [
  cpuset,

  cpuacct,

  numtasks,
];

/** All of them, and `debug` many subsystems debug1, debug2, ... that do nothing. */
export function subsystemsFor({debug}: {readonly debug: number}): readonly Subsystem[] {
  return [...SUBSYSTEMS, ...debugSubsystems(debug)];
}
