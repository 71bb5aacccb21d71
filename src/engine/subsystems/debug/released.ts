// debug, as released kernels have it (CONFIG_CGROUP_DEBUG): a subsystem that limits nothing and shows how tasks, css_sets
// and states of subsystems hang together. Every file only reads. (kernel/cgroup/debug.c of 6.1)

import type {ContainerId, Pid} from '../../abi';
import {type ControlFile, containerFor, DIALECTS, type Kernel, orderedSubsystems, type Subsystem} from '../../kernel';
import {type CssSet, cgroupHierarchies, containersOf, cssSetOf, cssSetsOf, pointerTo} from './css-sets';

/** MAX_TASKS_SHOWN_PER_CSS; the code compares before it counts, so one more than that is shown. */
const MOST_SHOWN = 25;

const beyond = ({references, tasks}: CssSet): number => references - tasks.length;
const counted = (set: CssSet): string => `${set.references}${beyond(set) > 0 ? ` +${beyond(set)}` : ''}`;
const headOf = (set: CssSet): string => `css_set ${pointerTo([...set.containers])} ${counted(set)}\n`;

/** Ids of states count from 1, the root's, in the hierarchy's order of creation. */
function stateId(k: Kernel, container: ContainerId): number {
  const {hierarchy} = k.state.containers.get(container);
  return hierarchy === 0 ? 1 : container - k.state.hierarchies.get(hierarchy).top + 1;
}

/** One line for each subsystem that has a state there, by its place among those of the dialect. */
function stateLines(k: Kernel, where: (name: string) => ContainerId | null, more: (at: ContainerId) => string): string {
  const known = k.subsystems.filter(({dialects}) => dialects.includes('cgroup')).sort(DIALECTS.cgroup.compareNames);
  return known
    .map(({name}, place) => {
      const at = where(name);
      if (at === null) return '';
      const state = `${pointerTo([name, at])}[${stateId(k, at)}]`;
      return `${String(place).padStart(2)}: ${name.padEnd(4)}\t- ${state}${more(at)}\n`;
    })
    .join('');
}

function currentCssSet(k: Kernel, me: Pid): string {
  const where = (name: string) => containerFor(k, me, {name});
  return headOf(cssSetOf(k, me)) + stateLines(k, where, () => '');
}

function currentLinks(k: Kernel, me: Pid): string {
  const numbers = cgroupHierarchies(k).map(id => k.state.hierarchies.get(id).number);
  const names = containersOf(k, me).map(container => k.state.containers.get(container).name || '/');
  // The hierarchy that version 2 would show is always there.
  return `Root 0 group /\n${names.map((name, at) => `Root ${numbers[at]} group ${name}\n`).join('')}`;
}

function links(k: Kernel, container: ContainerId): string {
  let text = '';
  let extra = 0;
  for (const set of cssSetsOf(k, container)) {
    const isFirst = set.containers.every(one => k.state.containers.get(one).parent === 0);
    extra += beyond(set) - (isFirst ? 1 : 0);
    const shown = set.tasks.slice(0, MOST_SHOWN + 1).map(task => `  task ${task}\n`);
    const more = set.tasks.length - MOST_SHOWN;
    text += `${headOf(set)}${shown.join('')}${more > 0 ? `  ... (${more})\n` : ''}`;
  }
  return extra > 0 ? `${text}\nextra references = ${extra}\n` : text;
}

function states(k: Kernel, container: ContainerId): string {
  const {css, children, parent} = k.state.containers.get(container);
  const above = parent === 0 ? '' : ` P=${stateId(k, parent)}`;
  return stateLines(
    k,
    name => (css[name] === undefined ? null : container),
    () => ` ${children.length + 1}${above}`,
  );
}

function masks(k: Kernel, container: ContainerId): string {
  const names = orderedSubsystems(k, k.state.containers.get(container).hierarchy).join(', ');
  return ['subtree_control', 'subtree_ss_mask'].map(mask => `${mask.padEnd(17)}: ${names}\n`).join('');
}

const file = (
  name: string,
  about: string,
  read: (k: Kernel, container: ContainerId, me: Pid) => string | number,
  only?: 'top',
): ControlFile => ({
  name: `debug.${name}`,
  about,
  ...(only && {only}),
  read: (k, container, me) => {
    const found = read(k, container, me);
    return typeof found === 'number' ? `${found}\n` : found;
  },
});

const FILES: readonly ControlFile[] = [
  file('taskcount', 'How many tasks are in this container.', (k, at) => k.state.containers.get(at).count),
  file(
    'current_css_set',
    'The css_set of the task that reads, its references, and its state of every subsystem.',
    (k, _at, me) => currentCssSet(k, me),
    'top',
  ),
  file(
    'current_css_set_refcount',
    'References to the css_set of the task that reads.',
    (k, _at, me) => cssSetOf(k, me).references,
    'top',
  ),
  file(
    'current_css_set_cg_links',
    'The container in each hierarchy that the css_set of the reading task links.',
    (k, _at, me) => currentLinks(k, me),
    'top',
  ),
  file('cgroup_css_links', 'The css_sets linked to this container, with their references and tasks.', links),
  file('cgroup_subsys_states', 'The states of subsystems in this container, with theirs above.', states),
  file('cgroup_masks', 'Which subsystems the containers below this one have.', masks),
  file('releasable', '1 while there is no task and no child here.', (k, at) => {
    const {count, children} = k.state.containers.get(at);
    return count === 0 && children.length === 0 ? 1 : 0;
  }),
];

export const releasedDebug: Subsystem = {
  name: 'debug',
  id: 103,
  about: 'Limits nothing: it shows how tasks, css_sets and states hang together.',
  dialects: ['cgroup'],
  create: () => null,
  destroy: () => {},
  files: () => FILES,
};
