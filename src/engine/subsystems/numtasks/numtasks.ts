// numtasks: how many tasks a container may have, by shares of its parent; checked when a task forks. The resource group
// controller that V6 carried over, in its own hierarchy or with others. (V6 5/6, kernel/res_group/numtasks.c)

import {type ContainerId, PID_MAX} from '../../abi';
import {containerFor, type Kernel, type Subsystem} from '../../kernel';
import {charge, leaveParent, uncharge} from './account';
import {FILES} from './files';
import {mayFork} from './limit';
import {PARAMETERS} from './parameters';
import {DONT_CARE, freshNumtasks, type Numtasks, stateOf} from './state';

/** Without the quirk the root's total is known from boot on. */
function create(k: Kernel, container: ContainerId): Numtasks {
  const fresh = freshNumtasks(k.state.misc.tick);
  const isRoot = k.state.containers.get(container).parent === 0;
  return isRoot && !k.config.quirks ? {...fresh, cntMin: PID_MAX, cntMax: PID_MAX, cntUnused: PID_MAX} : fresh;
}

function summary(k: Kernel, container: ContainerId) {
  const {cntMax, curAlloc, maxShares} = stateOf(k, container);
  if (maxShares < 0 || cntMax === DONT_CARE) return {text: '', over: false};
  return {text: `tasks ${curAlloc} of ${cntMax}`, over: curAlloc >= cntMax};
}

export const numtasks: Subsystem<Numtasks> = {
  name: 'numtasks',
  id: 3,
  about: 'Limits how many tasks a container may have.',
  dialects: ['container'],
  create,
  destroy: leaveParent,
  // The old group first: what it borrowed is free again before the new one asks.
  attach(k, container, old) {
    if (container === old) return;
    uncharge(k, old);
    charge(k, container);
  },
  fork: (k, child) => charge(k, containerFor(k, child, numtasks)),
  exit: (k, task) => uncharge(k, containerFor(k, task, numtasks)),
  files: () => FILES,
  summary,
  parameters: PARAMETERS,
  hooks: {mayFork: (k, task) => mayFork(k, task)},
};
