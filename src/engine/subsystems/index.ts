// The subsystems of a machine, in order of id: those that registered with V6 (0 is kept for bc), as many debug ones as asked
// for, and those that only the cgroup dialect knows, whose ids nobody sees.

import type {Subsystem} from '../kernel';
import {debugSubsystems} from './debug';
import * as registry from './registry';

const REGISTERED: readonly Subsystem[] = Object.values(registry) as readonly Subsystem[];

/** All of them, and `debug` many subsystems debug1, debug2, ... that do nothing, with `debug` of released kernels. */
export function subsystemsFor({debug}: {readonly debug: number}): readonly Subsystem[] {
  return [...REGISTERED, ...debugSubsystems(debug)].sort((a, b) => a.id - b.id);
}
