// A check that finds nothing proves nothing unless it finds what is planted.
import {describe, expect, it} from 'vitest';
import {ZOMBIE} from '../../engine/abi';
import {channel, type Kernel} from '../../engine/kernel';
import {boot} from '../boot';
import {CpuTime} from '../cpu-time';
import {checkInvariants} from './check';

const SETUP = `mkdir -p /dev/ct
mount -t container -o cpuset,cpuacct none /dev/ct
mkdir /dev/ct/a; echo 0 > /dev/ct/a/cpus; echo 0 > /dev/ct/a/mems
sleep 1000 & echo $! > /dev/ct/a/tasks
sleep 1000 | cat &
mkdir /dev/cg; mount -t cgroup -o pids,freezer none /dev/cg; mkdir /dev/cg/p
mkdir /dev/nt; mount -t container -o numtasks none /dev/nt; mkdir /dev/nt/n
echo text > /tmp/file; mkdir /tmp/dir
`;

/** A machine at its prompt with two sleepers, a pipe and a container. */
function kernel(): Kernel {
  const {machine} = boot(SETUP, {cpus: 2, nodes: 1});
  machine.run({until: machine.tick + 50});
  return machine.kernel;
}

const idOf = (k: Kernel, name: string): number => {
  for (const [id, container] of k.state.containers) if (container.name === name) return id;
  throw new Error(`no container ${name}`);
};
const taskOf = (k: Kernel, comm: string): number => {
  for (const [pid, record] of k.state.records) if (record.comm === comm) return pid;
  throw new Error(`no task ${comm}`);
};
const inodeOf = (k: Kernel, name: string): number => {
  for (const [, {entries}] of k.state.inodes) if (Object.hasOwn(entries, name)) return entries[name] as number;
  throw new Error(`no file ${name}`);
};
const groupOf = (k: Kernel, name: string) =>
  k.state.containers.edit(idOf(k, name)).css.numtasks!.state as Record<string, number>;
const firstPipe = (k: Kernel): number => [...k.state.pipes][0]![0];

/** Two containers of one name below p, nowhere counted. */
const twins = (k: Kernel): number[] => {
  const row = k.state.containers.get(idOf(k, 'p'));
  return [1, 2].map(() => k.state.containers.add({...row, parent: idOf(k, 'p'), name: 'twin', children: []}));
};

const PLANTED: readonly (readonly [what: string, plant: (k: Kernel) => void, said: RegExp])[] = [
  ['a count one too high', k => k.state.containers.edit(idOf(k, 'a')).count++, /^container \d+ counts 2 tasks and has 1$/],
  ['a task in no container', k => k.state.tasks.container.fill(0), /is in no container of hierarchy 1/],
  ['a pointer to a container that is gone', k => k.state.tasks.container.fill(999), /points to 999/],
  ['a state for an unbound subsystem', k => Object.assign(k.state.containers.edit(idOf(k, 'a')).css, {x: {refcnt: 0, state: 0}}), /has states/],
  ['a negative reference', k => k.state.containers.edit(idOf(k, 'a')).css.cpuset!.refcnt--, /has -1 references/],
  ['a lost container', k => k.state.containers.add({...k.state.containers.get(idOf(k, 'a'))}), /containers exist/],
  ['a binding nobody has', k => Object.assign(k.state.misc.bound, {cpu: 1}), /cpu is bound by 0, the table says 1/],
  ['a superblock used twice', k => k.state.superblocks.edit(k.state.hierarchies.get(1).superblock).active++, /counts 3 users and has 2/],
  ['a child too many', k => k.state.tasks.children[1]!++, /^task 1 counts/],
  ['a parent that is not there', k => k.state.tasks.parent.fill(200, taskOf(k, 'cat'), taskOf(k, 'cat') + 1), /the parent 200/],
  ['a record without a task', k => k.state.records.put(250, {...k.state.records.get(1)}), /records for/],
  ['a file nobody opened', k => k.state.files.add({...[...k.state.files][0]![1]}), /files are open/],
  ['a descriptor to nothing', k => k.state.records.edit(taskOf(k, 'sleep')).fds.push(9999), /leads to file 9999/],
  ['a wrong count of descriptors', k => k.state.files.edit([...k.state.files][0]![0]).refs++, /^file \d+ counts/],
  ['a pipe with an end too many', k => k.state.pipes.edit(firstPipe(k)).writers++, /^pipe \d+ counts/],
  ['a lock that nobody holds', k => Object.assign(k.state.misc.locks, {manage_mutex: 250}), /held by task 250, which does not exist/],
  ['a lock held at rest', k => Object.assign(k.state.misc.locks, {manage_mutex: 1}), /which is in no operation/],
  ['a sleeper that runs', k => k.state.cpus.current.fill(taskOf(k, 'sleep')), /cannot run/],
  ['a runner that nobody runs', k => k.state.tasks.state.fill(1, taskOf(k, 'cat'), taskOf(k, 'cat') + 1), /can run and is in 0 places/],
  ['a wrong length of a queue', k => k.state.cpus.queued[0]!++, /counts 1 waiting tasks and has 0/],
  ['a sleeper off its list', k => k.state.cpus.waiting.fill(0), /tasks wait on channels, 0 are listed/],
  ['a timer off its list', k => k.state.cpus.timers.fill(0), /tasks have timers, 0 are listed/],
  ['a charge for nobody', k => Object.assign(k.state.containers.edit(idOf(k, 'p')).css.pids!.state as object, {current: 1}), /pids charges 1/],
  ['a freezer that is not heard', k => Object.assign(k.state.containers.edit(k.state.hierarchies.get(k.state.misc.bound.freezer!).top).css.freezer!.state as object, {self: true}), /is not frozen/],
  ['a task that nobody froze', k => k.state.tasks.frozen.fill(2, taskOf(k, 'cat'), taskOf(k, 'cat') + 1), /is frozen \(2\)/],
  ['a task that waits for a free lock', k => k.state.tasks.channel.fill(channel.lock(0), taskOf(k, 'cat'), taskOf(k, 'cat') + 1), /waits for manage_mutex, which is free/],
  ['a reader that missed its wake-up', k => k.state.pipes.edit(firstPipe(k)).buffer = 'x', /waits to read pipe \d+, which it could/],
  ['a writer that missed its wake-up', k => k.state.tasks.channel.fill(channel.pipeWrite(firstPipe(k)), taskOf(k, 'cat'), taskOf(k, 'cat') + 1), /waits to write to pipe/],
  ['a dead child that nobody hears of', k => k.state.tasks.state.fill(ZOMBIE, taskOf(k, 'sleep'), taskOf(k, 'sleep') + 1), /1 tasks are dead, 0 are listed/],
  ['a living child among the dead', k => k.state.tasks.zombies[1] = taskOf(k, 'sleep'), /wrongly listed as dead child of 1/],
  ['a row of a free pid that is not empty', k => k.state.tasks.utime[200] = 1, /the row of free pid 200 is not empty/],
  ['a lost pid that is in use', k => k.state.misc.leakedPids.push(1), /pid 1 is lost and in use/],
  ['a record of another pid', k => Object.assign(k.state.records.edit(2), {pid: 7}), /the record of task 2 says 7/],
  ['a task that numtasks does not count', k => groupOf(k, 'n').subtree!++, /numtasks counts 1 tasks in and below/],
  ['a charge that nobody borrows', k => groupOf(k, 'n').curAlloc!++, /numtasks charges 1/],
  ['a loan beyond the charge', k => groupOf(k, 'n').borrowed = 1, /borrows 1 of 0/],
  ['a share that is nobody’s', k => groupOf(k, 'n').unusedMinShares!--, /has 99 shares left, not 100/],
  ['a link too many', k => k.state.inodes.edit(inodeOf(k, 'file')).nlink++, /counts 2 links and has 1/],
  ['a directory that miscounts its own', k => k.state.inodes.edit(inodeOf(k, 'dir')).nlink++, /counts 3 links and has 2/],
  ['a name that leads nowhere', k => k.state.inodes.remove(inodeOf(k, 'file')), /file of directory \d+ leads to inode/],
  ['a file that is open to nobody', k => k.state.inodes.edit(inodeOf(k, 'file')).opened++, /counts 1 open files and has 0/],
  ['bytes that no file holds', k => k.state.inodes.edit(inodeOf(k, 'file')).data = '', /charges 5 bytes and holds 0/],
  ['a directory that thinks it is elsewhere', k => k.state.inodes.edit(inodeOf(k, 'dir')).parent = 1, /thinks it is in 1/],
  ['a superblock with a mount too many', k => k.state.superblocks.edit(k.state.misc.singletons.proc!).active++, /\(proc\) counts 2 mounts and has 1/],
  ['two children of one name', k => k.state.containers.edit(idOf(k, 'p')).children.push(...twins(k)), /has two children named twin/],
  ['a hierarchy that outlives its last user', k => k.state.superblocks.edit(k.state.hierarchies.get(1).superblock).active = 0, /hierarchy 1 has 0 users and dies at 0/],
  ['a death that nobody expects', k => k.state.misc.nextDeath = 5, /the next hierarchy dies at 0, not at 5/],
]; // biome-ignore format: a table

describe('invariants', () => {
  it('hold on a machine that is well', () => {
    expect(checkInvariants(kernel())).toEqual([]);
  });

  it.each(PLANTED)('find %s', (_what, plant, said) => {
    const k = kernel();
    plant(k);
    expect(checkInvariants(k).join('\n')).toMatch(new RegExp(said.source, 'm'));
  });

  it('find cpu time that is charged twice, or to nobody', () => {
    const k = kernel();
    const said: string[] = [];
    const time = new CpuTime(k);
    time.check(what => said.push(what));
    expect(said).toEqual([]);
    const {ticks} = k.state.containers.edit(idOf(k, 'a')).css.cpuacct!.state as {ticks: number[]};
    ticks[0]!++;
    time.check(what => said.push(what));
    k.state.cpus.idle[0]!--;
    time.hear({name: 'container_destroy', tick: 0, data: {container: 0, hierarchy: 1}});
    time.check(what => said.push(what));
    k.state.cpus.idle[0]!--;
    time.check(what => said.push(what));
    expect(said.map(what => what.replace(/ \(.*/, ''))).toEqual([
      'cpus worked for 0 ticks, and cpuacct charged 1',
      'cpus worked for 1 ticks, and cpuacct charged 0',
    ]);
  });
});
