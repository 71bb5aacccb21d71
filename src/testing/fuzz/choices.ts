// What a fuzzing task picks from: paths, texts and numbers that are now and then right and mostly wrong.

import {type RandomState, randomInt} from '../../base';

export const pick = <T>(random: RandomState, list: readonly T[]): T => list[randomInt(random, list.length)] as T;
export const chance = (random: RandomState, percent: number): boolean => randomInt(random, 100) < percent;

/** Which file system types the hierarchies of a machine have. */
export type Dialect = 'container' | 'cgroup';
export type Mix = Dialect | 'both';
export const MIXES: readonly Mix[] = ['container', 'cgroup', 'both'];

export const MOUNTPOINTS = ['/c0', '/c1', '/c2', '/c3'] as const;
const NAMES = ['a', 'a', 'b', 'b', 'c', 'tasks', 'a b', '..', 'two\nlines'] as const;
const CONTROL_FILES = (
  'tasks notify_on_release release_agent cpus mems cpu_exclusive mem_exclusive memory_pressure cpuset.cpus cpuset.mems ' +
  'cpuset.cpu_exclusive cpuset.memory_pressure cpuacct.usage cpuacct.stat numtasks.shares numtasks.stats cgroup.procs ' +
  'cgroup.clone_children debug1.references freezer.state freezer.self_freezing pids.max pids.current cpu.shares ' +
  'debug.cgroup_css_links debug.current_css_set'
).split(' ');
const TEXTS: readonly string[] = [
  '0', '1', '0-1', '0-3', '1,3', '3-1', '', '\n', '-1', '99', '4294967296', '0-99', 'x', '1 2', '0\n', '1\n',
  'min_shares=1', 'max_shares=3', 'max_shares=-1', 'min_shares=99999', '/bin/true', '/no/such/agent', '/bin/sleep\n',
  '\0\xff\x80', ' 1', 'y'.repeat(5000), '0x10', '+1', '1e3', 'cpuset', '../..',
  'FROZEN', 'THAWED', 'THAWED', 'max', '3',
]; // biome-ignore format: a table
export const LISTS = ['0', '0', '0-1', '0-1', '1', '2-3', '0-3', '', '3-1', '0-99', '70', 'x', '0\n', '1,0'] as const;
export const FLAGS = ['0', '1', '1\n', '0\n', '1', 'x', '', '-1'] as const;

const V6_OPTIONS = [
  'cpuset', 'cpuset', 'cpuacct', 'numtasks', 'debug1', 'cpuset,cpuacct', 'numtasks,debug1', 'cpuset,cpuacct,debug1',
  'cpuset,cpuacct,numtasks,debug1', '', 'nonsense', 'cpuset,,cpuacct', 'all', 'name=x', 'pids',
]; // biome-ignore format: a table
const RELEASED_OPTIONS = [
  'cpuset', 'cpuset', 'cpuacct', 'cpuset,cpuacct', 'freezer', 'freezer', 'pids', 'pids', 'cpu', 'freezer,pids',
  'cpu,cpuacct,pids', 'debug', 'debug,pids', 'cpuset,noprefix', 'cpuset,clone_children', 'none,name=x', 'name=x', 'none,name=x',
  'none,name=y,clone_children', 'none,name=z,release_agent=/agents/remove', 'pids,name=w', 'freezer,name=w',
  'all', '', 'none', 'nonsense', 'none,pids', 'all,pids', 'pids,noprefix', 'name=', 'name=a b', 'name=a,name=b',
  'release_agent=', 'release_agent=/a,release_agent=/b', `none,name=${'n'.repeat(64)}`, 'cpuset,,cpuacct',
]; // biome-ignore format: a table
export const SIGNALS_SENT = [0, 2, 9, 15, 17, 18, 18, 19, 10, 63] as const;
/** Root and two users. */
export const USERS = [0, 1000, 1001] as const;
/** See fuzz/machines. */
export const AGENTS = [
  '/agents/remove', '/agents/remove', '/agents/remove\n', '/agents/late', '/agents/late', '/agents/keep', '/agents/note',
  '/bin/true', '/no/such/agent', '', '\n', '/etc/hostname', 'z'.repeat(5000),
] as const; // biome-ignore format: a table

export const name = (random: RandomState): string => pick(random, NAMES);

/** A directory below a mountpoint, up to three deep, which may or may not be there. */
export function directory(random: RandomState): string {
  let path: string = pick(random, MOUNTPOINTS);
  for (let depth = randomInt(random, 4); depth > 0; depth--) path += `/${name(random)}`;
  return path;
}

export const controlFile = (random: RandomState): string => `${directory(random)}/${pick(random, CONTROL_FILES)}`;
export const text = (random: RandomState): string => pick(random, TEXTS);

const V6_ONLY = ['numtasks', 'debug1'];
const RELEASED_ONLY = ['freezer', 'pids', 'cpu', 'debug'];

/** The type of a mount that binds the subsystem; '' where the machine's mix has none. */
export function mountTypeFor(random: RandomState, mix: Mix, subsystem: string): Dialect | '' {
  const types: Dialect[] = mix === 'both' ? ['container', 'cgroup'] : [mix];
  const fit = types.filter(type => !(type === 'cgroup' ? V6_ONLY : RELEASED_ONLY).includes(subsystem));
  return fit.length === 0 || subsystem === '' ? '' : pick(random, fit);
}

/** Type and options of a mount. */
export function mountWords(random: RandomState, mix: Mix): readonly [type: string, options: string] {
  if (chance(random, 4)) return [pick(random, ['tmpfs', 'nonsense', 'proc']), ''];
  const dialect = mix === 'both' ? pick(random, ['container', 'cgroup'] as const) : mix;
  if (chance(random, 6)) return ['cpuset', ''];
  return [dialect, pick(random, dialect === 'container' ? V6_OPTIONS : RELEASED_OPTIONS)];
}

/** A file somewhere else. */
export function anyFile(random: RandomState): string {
  const names = ['/tmp/x', '/tmp/y', '/tmp/d/z', '/dev/null', '/proc/self/stat', '/proc/containers', '/proc/mounts'];
  const more = [
    '/proc/1/status',
    '/etc/hostname',
    '/dev/tty',
    '/proc/self/cgroup',
    '/proc/self/container',
    '/proc/cgroups',
  ];
  return chance(random, 30) ? controlFile(random) : pick(random, [...names, ...more]);
}
