// freezer: FROZEN written to freezer.state stops every task of a container and of those below it, where it is, until
// THAWED is written; a task that is below a frozen container runs again only when all of them are thawed. Moving a task
// freezes or thaws it as its new container is. (kernel/cgroup/legacy_freezer.c)

import {type ContainerId, type Failure, fail, type Pid} from '../../abi';
import {
  type ControlFile,
  containerCss,
  containerFor,
  editContainerCss,
  freezeTask,
  isFrozen,
  type Kernel,
  type Subsystem,
  subtreeOf,
  tasksOf,
  thawTask,
} from '../../kernel';

/** Whether this very container was told to freeze. */
type Freezer = {self: boolean};

const selfFreezing = (k: Kernel, container: ContainerId): boolean => containerCss(k, container, freezer).self;

const parentOf = (k: Kernel, container: ContainerId): ContainerId => k.state.containers.get(container).parent;

/** Whether it or one above it was told to freeze; false for container 0, which is none. */
function isFreezing(k: Kernel, container: ContainerId): boolean {
  for (let one = container; one !== 0; one = parentOf(k, one)) if (selfFreezing(k, one)) return true;
  return false;
}

/** FREEZING until every task of the subtree came to rest. */
function isAtRest(k: Kernel, container: ContainerId): boolean {
  return subtreeOf(k, container).every(one => tasksOf(k, one).every(task => isFrozen(k, task)));
}

function stateWord(k: Kernel, container: ContainerId): string {
  if (!isFreezing(k, container)) return 'THAWED';
  return isAtRest(k, container) ? 'FROZEN' : 'FREEZING';
}

function writeState(k: Kernel, container: ContainerId, text: string): Failure | undefined {
  const word = text.trim();
  if (word !== 'FROZEN' && word !== 'THAWED') {
    return fail('EINVAL', `freezer.state takes FROZEN or THAWED, not "${word}"`);
  }
  editContainerCss(k, container, freezer).self = word === 'FROZEN';
  apply(k, container);
  return undefined;
}

/** Tasks of the subtree follow what its containers were told. */
function apply(k: Kernel, container: ContainerId): void {
  const freezing = new Set<ContainerId>();
  if (isFreezing(k, parentOf(k, container))) freezing.add(parentOf(k, container));
  for (const one of subtreeOf(k, container)) {
    if (selfFreezing(k, one) || freezing.has(parentOf(k, one))) freezing.add(one);
    for (const task of tasksOf(k, one)) (freezing.has(one) ? freezeTask : thawTask)(k, task);
  }
}

function settle(k: Kernel, container: ContainerId, task: Pid): void {
  if (isFreezing(k, container)) freezeTask(k, task);
  else thawTask(k, task);
}

const flag = (value: boolean): string => (value ? '1\n' : '0\n');

/** The top container cannot be frozen, and has no files. */
const FILES: readonly ControlFile[] = [
  {
    name: 'freezer.state',
    about: 'THAWED, FREEZING or FROZEN; writing FROZEN stops all tasks here and below, THAWED lets them go on.',
    only: 'children',
    takes: 'FROZEN | THAWED',
    read: (k, container) => `${stateWord(k, container)}\n`,
    write: writeState,
  },
  {
    name: 'freezer.self_freezing',
    about: '1 when this very container was told to freeze.',
    only: 'children',
    read: (k, container) => flag(selfFreezing(k, container)),
  },
  {
    name: 'freezer.parent_freezing',
    about: '1 when a container above this one was told to freeze.',
    only: 'children',
    read: (k, container) => flag(isFreezing(k, parentOf(k, container))),
  },
];

function summary(k: Kernel, container: ContainerId) {
  const word = stateWord(k, container);
  return {text: word === 'THAWED' ? '' : word.toLowerCase(), over: false};
}

export const freezer: Subsystem<Freezer> = {
  name: 'freezer',
  id: 101,
  about: 'Stops and continues all tasks of a container at once.',
  dialects: ['cgroup'],
  create: () => ({self: false}),
  destroy: () => {},
  attach: (k, container, _old, task) => settle(k, container, task),
  fork(k, child) {
    if (isFreezing(k, containerFor(k, child, freezer))) freezeTask(k, child);
  },
  files: () => FILES,
  summary,
};
