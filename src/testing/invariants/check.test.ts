// A check that finds nothing proves nothing unless it finds what is planted.
import {describe, expect, it} from 'vitest';
import type {Kernel} from '../../engine/kernel';
import {boot} from '../boot';
import {checkInvariants} from './check';

const SETUP = `mkdir -p /dev/ct
mount -t container -o cpuset,cpuacct none /dev/ct
mkdir /dev/ct/a; echo 0 > /dev/ct/a/cpus; echo 0 > /dev/ct/a/mems
sleep 1000 & echo $! > /dev/ct/a/tasks
sleep 1000 | cat &
mkdir /dev/cg; mount -t cgroup -o pids,freezer none /dev/cg; mkdir /dev/cg/p
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
const firstPipe = (k: Kernel): number => [...k.state.pipes][0]![0];

const PLANTED: readonly (readonly [what: string, plant: (k: Kernel) => void, said: RegExp])[] = [
  ['a count one too high', k => k.state.containers.edit(idOf(k, 'a')).count++, /^container \d+ counts 2 tasks and has 1$/],
  ['a task in no container', k => k.state.tasks.container.fill(0), /is in no container of hierarchy 1/],
  ['a pointer to a container that is gone', k => k.state.tasks.container.fill(999), /points to 999/],
  ['a state for an unbound subsystem', k => Object.assign(k.state.containers.edit(idOf(k, 'a')).css, {x: {refcnt: 0, state: 0}}), /has states/],
  ['a negative reference', k => k.state.containers.edit(idOf(k, 'a')).css.cpuset!.refcnt--, /has -1 references/],
  ['a lost container', k => k.state.containers.add({...k.state.containers.get(idOf(k, 'a'))}), /containers exist/],
  ['a binding nobody has', k => Object.assign(k.state.misc.bound, {numtasks: 1}), /numtasks is bound by 0, the table says 1/],
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
});
