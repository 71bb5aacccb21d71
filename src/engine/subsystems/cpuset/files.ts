// The control files of a cpuset. In V6 their names have no prefix, as they had none before there were containers.

import {
  and,
  EMPTY,
  equal,
  firstBits,
  formatList,
  isEmpty,
  isSubset,
  MASK_BITS,
  type Mask,
  parseList,
} from '../../../base';
import {type ContainerId, type Failure, type Fallible, fail, failed} from '../../abi';
import {
  type ControlFile,
  containerCss,
  type Dialect,
  editContainerCss,
  type Kernel,
  parseFlag,
  type Subsystem,
} from '../../kernel';
import {cpuset, moveMembers} from './cpuset';
import {FLAG_FILES, V6_FLAG_FILES} from './flags';
import {parseReleasedList} from './list';
import {CPUS, type Cpuset, MEMS, type Resource} from './state';
import {validateChange} from './validate';

const online = (k: Kernel, {set}: Resource): Mask => firstBits(set === 'cpus' ? k.config.cpus : k.config.nodes);
const isTop = (k: Kernel, container: ContainerId): boolean => k.state.containers.get(container).parent === 0;

/** Parses, masks and checks; undefined when the text is accepted and stored. */
type Writer = (k: Kernel, container: ContainerId, text: string) => Failure | undefined;

function rootRefusal(k: Kernel, container: ContainerId, {file}: Resource): Failure | undefined {
  return isTop(k, container) ? fail('EACCES', `the ${file} of the top cpuset are those of the machine`) : undefined;
}

/** V6: what is not there is masked off, and nothing may be left empty. Nodes that stay as they are are not checked. */
const writeSet =
  (resource: Resource): Writer =>
  (k, container, text) => {
    const refusal = rootRefusal(k, container, resource);
    if (refusal !== undefined) return refusal;
    const parsed = parseList(text);
    if (parsed === 'EINVAL') return fail('EINVAL', `"${text.trim()}" is not a list such as 0-1,3`);
    if (parsed === 'ERANGE') return fail('ERANGE', `"${text.trim()}" has a number beyond the largest ${resource.one}`);
    const wanted = and(parsed, online(k, resource));
    const current = containerCss(k, container, cpuset);
    if (resource.set === 'mems' && equal(current.mems, wanted)) return undefined;
    if (isEmpty(wanted)) return fail('ENOSPC', `the machine has none of ${resource.one} ${formatList(parsed)}`);
    return store(k, container, {...current, [resource.set]: wanted}, false);
  };

/** Released kernels: what is not there is refused, an empty list is one, and members follow at once. */
const writeReleasedSet =
  (resource: Resource): Writer =>
  (k, container, text) => {
    const refusal = rootRefusal(k, container, resource);
    if (refusal !== undefined) return refusal;
    const wanted = releasedList(k, resource, text);
    if (failed(wanted)) return wanted;
    const current = containerCss(k, container, cpuset);
    if (equal(current[resource.set], wanted)) return undefined;
    const refused = store(k, container, {...current, [resource.set]: wanted}, true);
    if (refused !== undefined) return refused;
    if (resource.set === 'cpus') moveMembers(k, container);
    return undefined;
  };

/** The largest number of each kind that a released kernel has room for: cpus there are, nodes there could be. */
const roomFor = (k: Kernel, {set}: Resource): number => (set === 'cpus' ? k.config.cpus : 1024);

function releasedList(k: Kernel, resource: Resource, text: string): Fallible<Mask> {
  if (text.trim() === '') return EMPTY;
  const all = online(k, resource);
  const parsed = parseReleasedList(text, roomFor(k, resource));
  if (parsed === 'EINVAL') return fail('EINVAL', `"${text.trim()}" is not a list such as 0-1,3`);
  if (typeof parsed === 'string' || parsed.beyond || !isSubset(parsed.mask, all)) {
    return fail(
      typeof parsed === 'string' ? parsed : 'EINVAL',
      `the machine has only ${resource.one} ${formatList(all)}`,
    );
  }
  return parsed.mask;
}

function store(k: Kernel, container: ContainerId, trial: Readonly<Cpuset>, keepsTasks: boolean): Failure | undefined {
  const refusal = validateChange(k, container, trial, keepsTasks);
  if (refusal !== undefined) return refusal;
  Object.assign(editContainerCss(k, container, cpuset), trial);
  return undefined;
}

const writeFlag =
  (resource: Resource, keepsTasks: boolean): Writer =>
  (k, container, text) => {
    const value = parseFlag(k, container, resource.flag, text);
    if (typeof value !== 'boolean') return value;
    const current = containerCss(k, container, cpuset);
    if (current[resource.exclusive] === value) return undefined;
    return store(k, container, {...current, [resource.exclusive]: value}, keepsTasks);
  };

function setFile(resource: Resource, name: string, write: Writer): ControlFile {
  const about = resource.set === 'cpus' ? 'The cpus that tasks here may run on.' : 'The nodes that tasks here may use.';
  return {
    name,
    about,
    takes: resource.set === 'cpus' ? 'CPUS' : 'NODES',
    write,
    read: (k, container) => `${formatList(containerCss(k, container, cpuset)[resource.set])}\n`,
  };
}

function flagFile(resource: Resource, name: string, write: Writer): ControlFile {
  const about = `When 1, no sibling may share a ${resource.one} with this cpuset.`;
  return {
    name,
    about,
    takes: '0 | 1',
    write,
    read: (k, container) => (containerCss(k, container, cpuset)[resource.exclusive] ? '1\n' : '0\n'),
  };
}

function effectiveFile(resource: Resource): ControlFile {
  return {
    name: `cpuset.effective_${resource.file}`,
    about: `The ${resource.file} that are really there; hotplug can take some away.`,
    read: (k, container) =>
      `${formatList(and(containerCss(k, container, cpuset)[resource.set], online(k, resource)))}\n`,
  };
}

/** 100 + 6 * max(NR_CPUS, MAX_NUMNODES): more than the longest list needs. */
const LONGEST_WRITE = 100 + 6 * MASK_BITS;

const V6_FILES: readonly ControlFile[] = [
  setFile(CPUS, 'cpus', writeSet(CPUS)),
  setFile(MEMS, 'mems', writeSet(MEMS)),
  flagFile(CPUS, 'cpu_exclusive', writeFlag(CPUS, false)),
  flagFile(MEMS, 'mem_exclusive', writeFlag(MEMS, false)),
  ...V6_FLAG_FILES,
].map(file => ({...file, longestWrite: LONGEST_WRITE}));

const RELEASED_FILES: readonly ControlFile[] = [
  setFile(CPUS, 'cpuset.cpus', writeReleasedSet(CPUS)),
  setFile(MEMS, 'cpuset.mems', writeReleasedSet(MEMS)),
  effectiveFile(CPUS),
  effectiveFile(MEMS),
  flagFile(CPUS, 'cpuset.cpu_exclusive', writeFlag(CPUS, true)),
  flagFile(MEMS, 'cpuset.mem_exclusive', writeFlag(MEMS, true)),
  ...FLAG_FILES,
];

export const cpusetFiles: Subsystem['files'] = (dialect: Dialect) => (dialect === 'cgroup' ? RELEASED_FILES : V6_FILES);
