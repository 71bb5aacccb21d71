// What a fuzzing task picks from: paths, texts and numbers that are now and then right and mostly wrong.

import {type RandomState, randomInt} from '../../base';

export const pick = <T>(random: RandomState, list: readonly T[]): T => list[randomInt(random, list.length)] as T;
export const chance = (random: RandomState, percent: number): boolean => randomInt(random, 100) < percent;

export const MOUNTPOINTS = ['/c0', '/c1', '/c2', '/c3'] as const;
const NAMES = ['a', 'a', 'b', 'b', 'c', 'tasks', 'a b', '..'] as const;
const CONTROL_FILES = (
  'tasks notify_on_release release_agent cpus mems cpu_exclusive mem_exclusive cpuset.cpus cpuset.mems ' +
  'cpuset.cpu_exclusive cpuacct.usage numtasks.shares numtasks.stats cgroup.procs cgroup.clone_children debug.none ' +
  'freezer.state freezer.state pids.max cpu.shares debug.cgroup_css_links debug.current_css_set'
).split(' ');
const TEXTS: readonly string[] = [
  '0', '1', '0-1', '0-3', '1,3', '3-1', '', '\n', '-1', '99', '4294967296', '0-99', 'x', '1 2', '0\n', '1\n',
  'min_shares=1', 'max_shares=3', 'max_shares=-1', 'min_shares=99999', '/bin/true', '/no/such/agent', '/bin/sleep\n',
  '\0\xff\x80', ' 1', 'y'.repeat(5000), '0x10', '+1', '1e3', 'cpuset', '../..',
  'FROZEN', 'THAWED', 'THAWED', 'max', '3',
]; // biome-ignore format: a table
const OPTIONS: readonly string[] = [
  'cpuset', 'cpuacct', 'numtasks', 'debug1', 'cpuset,cpuacct', 'numtasks,debug1', 'cpuset,cpuacct,numtasks,debug1', '',
  'nonsense', 'cpuset,,cpuacct', 'none,name=x', 'name=x', 'none,name=y', 'all',
  'freezer', 'pids', 'cpu', 'freezer,pids', 'cpu,cpuacct,pids', 'debug', 'debug,pids',
]; // biome-ignore format: a table
export const SIGNALS_SENT = [0, 2, 9, 15, 17, 18, 19, 10, 63] as const;

export const name = (random: RandomState): string => pick(random, NAMES);

/** A directory below a mountpoint, up to three deep, which may or may not be there. */
export function directory(random: RandomState): string {
  let path: string = pick(random, MOUNTPOINTS);
  for (let depth = randomInt(random, 4); depth > 0; depth--) path += `/${name(random)}`;
  return path;
}

export const controlFile = (random: RandomState): string => `${directory(random)}/${pick(random, CONTROL_FILES)}`;
export const text = (random: RandomState): string => pick(random, TEXTS);
export const mountOptions = (random: RandomState): string => pick(random, OPTIONS);

/** A file somewhere else. */
export function anyFile(random: RandomState): string {
  const names = ['/tmp/x', '/tmp/y', '/tmp/d/z', '/dev/null', '/proc/self/stat', '/proc/containers', '/proc/mounts'];
  return chance(random, 50)
    ? controlFile(random)
    : pick(random, [...names, '/proc/1/status', '/etc/hostname', '/dev/tty']);
}
