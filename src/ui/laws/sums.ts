// Laws of controllers: what their files say of each container, added up over the tree and held against the tasks, the
// shares and the time that there are. Counted from control files and /proc/stat as of one moment, and only while no
// operation is under way: in its middle a task is charged to one container and counted by another.
//
// Sums that cannot be known from outside stay bounds: a group of numtasks with a guarantee tells of its charges only those
// beyond it to its parent; a dead task that nobody reaped is charged to a container of which the page knows nothing more.

import type {ContainerSlice, HierarchySlice} from '../../protocol';
import type {Facts, Law} from './laws';

/** What these laws are counted from. */
export const FILES = [
  '/proc/stat',
  'numtasks.stats',
  'numtasks.shares',
  'cpuacct.usage',
  'pids.current',
  'freezer.state',
];
const COUNTING = ['numtasks', 'cpuacct', 'pids', 'freezer'];

/** Whether there is anything to add up. */
export const isCounting = (hierarchies: readonly HierarchySlice[]): boolean =>
  hierarchies.some(({subsystems}) => subsystems.some(name => COUNTING.includes(name)));

const RUNNING = 1;
const ZOMBIE = 5;
const MS_PER_CLOCK_TICK = 10;
const NS_PER_MS = 1_000_000;

interface Tree {
  readonly hierarchy: HierarchySlice;
  readonly containers: readonly ContainerSlice[];
  childrenOf(id: number): readonly ContainerSlice[];
  /** Tasks in this very container that have not ended, counted anew. */
  membersOf(id: number): number;
  /** What a file of a container says; undefined where there is none. */
  text(id: number, file: string): string | undefined;
}

/** The hierarchy that binds a subsystem, if all of its containers are told of. */
function treeOf({slices, readings, containers}: Facts, subsystem: string): Tree | null {
  const hierarchy = slices.hierarchies.find(one => one.subsystems.includes(subsystem));
  if (hierarchy === undefined || hierarchy.deeper > 0 || slices.step.operations.length > 0) return null;
  if (readings.size === 0) return null;
  const inside = [...containers.values()].filter(one => one.hierarchy === hierarchy.id);
  const children = new Map<number, ContainerSlice[]>();
  for (const one of inside) children.set(one.parent, [...(children.get(one.parent) ?? []), one]);
  const {tasks} = slices;
  const members = new Map<number, number>();
  for (let i = 0; i < tasks.count * tasks.hierarchies; i++) {
    if (tasks.state[Math.floor(i / tasks.hierarchies)] === ZOMBIE) continue;
    const id = tasks.container[i] as number;
    members.set(id, (members.get(id) ?? 0) + 1);
  }
  return {
    hierarchy,
    containers: inside,
    membersOf: id => members.get(id) ?? 0,
    childrenOf: id => children.get(id) ?? [],
    text: (id, file) => readings.get(`${id} ${file}`),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const numberAfter = (text: string | undefined, word: string): number =>
  Number(new RegExp(`${word}[ =](-?\\d+)`).exec(text ?? '')?.[1] ?? Number.NaN);

/** Between its own tasks alone, and those with all that its children could have borrowed. */
function numtasks(facts: Facts): string[] {
  const tree = treeOf(facts, 'numtasks');
  const broken: string[] = [];
  const use = (id: number) => numberAfter(tree?.text(id, 'numtasks.stats'), 'Current usage');
  for (const {id, path} of tree?.containers ?? []) {
    const count = (tree as Tree).membersOf(id);
    const most = count + sum((tree as Tree).childrenOf(id).map(child => use(child.id)));
    if (use(id) < count) broken.push(`numtasks charges ${use(id)} tasks to ${path}, which has ${count} of its own`);
    if (use(id) > most) broken.push(`numtasks charges ${use(id)} tasks to ${path}, which can have ${most} at most`);
  }
  return broken;
}

/** What children hold is a part of the divisor. */
function shares(facts: Facts): string[] {
  const tree = treeOf(facts, 'numtasks');
  const broken: string[] = [];
  const share = (id: number, word: string) => numberAfter(tree?.text(id, 'numtasks.shares'), word);
  for (const {id, path} of tree?.containers ?? []) {
    const divisor = share(id, 'child_shares_divisor');
    const children = (tree as Tree).childrenOf(id);
    const held = sum(children.map(child => Math.max(0, share(child.id, 'min_shares'))));
    if (held > divisor) broken.push(`the children of ${path} hold ${held} shares of ${divisor}`);
    for (const child of children) {
      const [least, most] = [share(child.id, 'min_shares'), share(child.id, 'max_shares')];
      if (most > divisor) broken.push(`${child.path} has max_shares ${most} of ${divisor}`);
      if (most >= 0 && least > most) broken.push(`${child.path} has min_shares ${least} above max_shares ${most}`);
    }
  }
  return broken;
}

/** /proc/stat tells hundredths of a second, cut off. */
function cpuTime(facts: Facts): string[] {
  const tree = treeOf(facts, 'cpuacct');
  const [, user, nice, system] = (facts.readings.get('0 /proc/stat') ?? '').split(/\s+/).map(Number);
  if (tree === null || user === undefined) return [];
  const ran = (user + (nice ?? 0) + (system ?? 0) + 1) * MS_PER_CLOCK_TICK;
  const released = tree.hierarchy.dialect === 'cgroup';
  const used = (id: number) => Number(tree.text(id, 'cpuacct.usage') ?? 0) / (released ? NS_PER_MS : 1);
  // A cgroup counts the time of those below it too.
  const all = released
    ? Math.max(...tree.containers.map(({id}) => used(id)))
    : sum(tree.containers.map(({id}) => used(id)));
  return all > ran ? [`cpuacct counts ${all} ms, and the cpus ran for ${ran} ms at most`] : [];
}

function pids(facts: Facts): string[] {
  const tree = treeOf(facts, 'pids');
  const {tasks} = facts.slices;
  const zombies = tasks.state.filter(state => state === ZOMBIE).length;
  const broken: string[] = [];
  const current = (id: number) => Number(tree?.text(id, 'pids.current') ?? Number.NaN);
  for (const {id, path} of tree?.containers ?? []) {
    const least = (tree as Tree).membersOf(id) + sum((tree as Tree).childrenOf(id).map(child => current(child.id)));
    if (current(id) < least) broken.push(`pids charges ${current(id)} tasks to ${path}, which has ${least}`);
    if (current(id) > least + zombies)
      broken.push(`pids charges ${current(id)} tasks to ${path}, which has ${least}, and ${zombies} dead wait`);
  }
  return broken;
}

function frozen(facts: Facts): string[] {
  const tree = treeOf(facts, 'freezer');
  const broken: string[] = [];
  const state = (id: number) => tree?.text(id, 'freezer.state')?.trim();
  const still = new Set<number>();
  for (const {id, path} of tree?.containers ?? []) {
    if (state(id) === 'FROZEN') still.add(id);
    if (state(id) === undefined || state(id) === 'THAWED') continue;
    for (const child of (tree as Tree).childrenOf(id))
      if (state(child.id) === 'THAWED') broken.push(`${child.path} is THAWED below ${path}, which is ${state(id)}`);
  }
  const {tasks} = facts.slices;
  for (let row = 0; row < tasks.count && still.size > 0; row++)
    for (let i = row * tasks.hierarchies; i < (row + 1) * tasks.hierarchies; i++)
      if (tasks.state[row] === RUNNING && still.has(tasks.container[i] as number))
        broken.push(`task ${tasks.pid[row]} can run in container ${tasks.container[i]}, which is FROZEN`);
  return broken;
}

export const SUMS: readonly Law[] = [
  {id: 'numtasks', words: 'numtasks charges a container its tasks and what those below it borrow.', check: numtasks},
  {id: 'shares', words: 'Shares that children hold fit into those of their parent.', check: shares},
  {id: 'cpuacct', words: 'cpuacct counts no more time than the cpus ran.', check: cpuTime},
  {id: 'pids', words: 'pids charges a container its tasks and those below it.', check: pids},
  {id: 'freezer', words: 'In a frozen container nobody can run, and nothing below it is thawed.', check: frozen},
];
