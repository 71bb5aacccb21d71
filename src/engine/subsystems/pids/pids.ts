// pids: how many tasks there may be in a container and below it. A fork that would go beyond pids.max of the container or
// of one above it is refused with EAGAIN; a move by attach never is, so a container can hold more than its limit. A task
// counts from its fork until its parent has reaped it, zombies too. (kernel/cgroup/pids.c)

import type {ContainerId} from '../../abi';
import {containerCss, containerFor, type Kernel, type Subsystem} from '../../kernel';
import {charge, mayFork, type Pids, UNLIMITED, uncharge} from './charge';
import {FILES} from './files';

function summary(k: Kernel, container: ContainerId) {
  const {limit, current} = containerCss(k, container, pids);
  if (limit === UNLIMITED) return {text: '', over: false};
  return {text: `pids ${current} of ${limit}`, over: current >= limit};
}

export const pids: Subsystem<Pids> = {
  name: 'pids',
  id: 102,
  about: 'Limits how many tasks a container and all below it may have.',
  dialects: ['cgroup'],
  create: () => ({limit: UNLIMITED, current: 0, peak: 0, refused: 0}),
  destroy: () => {},
  attach(k, container, old) {
    charge(k, container);
    uncharge(k, old);
  },
  fork: (k, child) => charge(k, containerFor(k, child, pids)),
  release: (k, task) => uncharge(k, containerFor(k, task, pids)),
  files: () => FILES,
  summary,
  hooks: {mayFork},
};
