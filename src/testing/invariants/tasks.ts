// Laws of tasks: who exists, whose child it is, and where it runs or waits.

import {FREE, INTERRUPTIBLE, RUNNING, STOPPED, UNINTERRUPTIBLE, ZOMBIE} from '../../engine/abi';
import {BUCKETS, isFrozen, type Kernel} from '../../engine/kernel';

export type Report = (violation: string) => void;

/** The pids that exist, ascending. */
export function livingTasks(k: Kernel): number[] {
  const {tasks} = k.state;
  const found: number[] = [];
  for (let pid = 1; pid < tasks.capacity; pid++) if (tasks.state[pid] !== FREE) found.push(pid);
  return found;
}

/** Records, parents and counts of children. */
export function checkFamily(k: Kernel, living: readonly number[], report: Report): void {
  const {tasks, records, misc} = k.state;
  const children = new Map<number, number>();
  if (misc.tasks !== living.length) report(`${misc.tasks} tasks are counted, ${living.length} exist`);
  if (records.size !== living.length) report(`${records.size} records for ${living.length} tasks`);
  for (const pid of living) {
    if (!records.has(pid)) report(`task ${pid} has no record`);
    const parent = tasks.parent[pid] as number;
    if (parent === 0) {
      if (pid > 2 && records.find(pid)?.comm !== 'fuzz') report(`task ${pid} has no parent`);
      continue;
    }
    children.set(parent, (children.get(parent) ?? 0) + 1);
    if (tasks.state[parent] === FREE) report(`the parent ${parent} of task ${pid} does not exist`);
    else if (tasks.state[parent] === ZOMBIE) report(`the parent ${parent} of task ${pid} is a zombie`);
  }
  checkZombies(k, living, report);
  for (const pid of living) {
    const counted = tasks.children[pid] as number;
    const found = children.get(pid) ?? 0;
    if (counted !== found) report(`task ${pid} counts ${counted} children and has ${found}`);
  }
}

/** The dead that wait to be reaped stand in their parent's list, once; nobody else does. */
export function checkZombies(k: Kernel, living: readonly number[], report: Report): void {
  const {tasks} = k.state;
  let listed = 0;
  let dead = 0;
  for (const pid of living) {
    if (tasks.state[pid] === ZOMBIE) dead++;
    for (let at = tasks.zombies[pid] as number; at !== 0; at = tasks.nextZombie[at] as number) {
      if (tasks.state[at] !== ZOMBIE || tasks.parent[at] !== pid)
        report(`task ${at} is wrongly listed as dead child of ${pid}`);
      if (++listed > living.length) {
        report(`the dead children of ${pid} go round in circles`);
        return;
      }
    }
  }
  if (listed !== dead) report(`${dead} tasks are dead, ${listed} are listed to be reaped`);
}

/** Pids: a record knows its own, none in use is lost for good, and the row of a free one is empty. */
export function checkPidNumbers(k: Kernel, living: readonly number[], report: Report): void {
  const {tasks, records, misc} = k.state;
  for (const [pid, record] of records) if (record.pid !== pid) report(`the record of task ${pid} says ${record.pid}`);
  for (const pid of misc.leakedPids) if (tasks.state[pid] !== FREE) report(`pid ${pid} is lost and in use`);
  let used = 0;
  for (let pid = 0; pid < tasks.capacity; pid++) {
    if (tasks.state[pid] !== FREE) used++;
    else if (tasks.parent[pid] !== 0 || tasks.utime[pid] !== 0 || tasks.container[pid * tasks.slots + 1] !== 0)
      report(`the row of free pid ${pid} is not empty`);
  }
  if (used !== living.length) report(`${used} pids are in use by ${living.length} tasks`);
}

/** A task that can run is on exactly one cpu or in exactly one queue, and no other task is. */
export function checkQueues(k: Kernel, living: readonly number[], report: Report): void {
  const {tasks, cpus} = k.state;
  const places = new Map<number, number>();
  const place = (pid: number, cpu: number) => {
    places.set(pid, (places.get(pid) ?? 0) + 1);
    if (tasks.state[pid] !== RUNNING) report(`task ${pid} cannot run (state ${tasks.state[pid]}) and is on cpu ${cpu}`);
    if (tasks.cpu[pid] !== cpu) report(`task ${pid} is on cpu ${cpu} and thinks it is on ${tasks.cpu[pid]}`);
  };
  for (let cpu = 0; cpu < k.config.cpus; cpu++) {
    const current = cpus.current[cpu] as number;
    if (current !== 0) place(current, cpu);
    let length = 0;
    let last = 0;
    for (let pid = cpus.head[cpu] as number; pid !== 0; pid = tasks.next[pid] as number) {
      place(pid, cpu);
      last = pid;
      if (++length > living.length) {
        report(`the queue of cpu ${cpu} goes round in circles`);
        return;
      }
    }
    if (length !== cpus.queued[cpu]) report(`cpu ${cpu} counts ${cpus.queued[cpu]} waiting tasks and has ${length}`);
    if (last !== cpus.tail[cpu]) report(`the queue of cpu ${cpu} ends with ${last}, its tail says ${cpus.tail[cpu]}`);
  }
  for (const pid of living) {
    const found = places.get(pid) ?? 0;
    if (tasks.state[pid] === RUNNING && found !== 1) report(`task ${pid} can run and is in ${found} places`);
  }
}

function checkLists(
  heads: Int32Array,
  links: Int32Array,
  belongs: (pid: number, bucket: number) => boolean,
  what: string,
  report: Report,
): number {
  let listed = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    let length = 0;
    for (let pid = heads[bucket] as number; pid !== 0; pid = links[pid] as number) {
      if (!belongs(pid, bucket)) report(`task ${pid} is wrongly in ${what} list ${bucket}`);
      listed++;
      if (++length > 40_000) {
        report(`${what} list ${bucket} goes round in circles`);
        return listed;
      }
    }
  }
  return listed;
}

/** Sleepers, and only they, are in the lists of channels and timers. */
export function checkSleepers(k: Kernel, living: readonly number[], report: Report): void {
  const {tasks, cpus} = k.state;
  const sleeps = (pid: number) => tasks.state[pid] === INTERRUPTIBLE || tasks.state[pid] === UNINTERRUPTIBLE;
  const may = (pid: number) => sleeps(pid) || tasks.state[pid] === STOPPED;
  const waiting = checkLists(cpus.waiting, tasks.waitNext, pid => may(pid) && tasks.channel[pid] !== 0, 'wait', report);
  const timed = checkLists(
    cpus.timers,
    tasks.timerNext,
    (pid, bucket) => may(pid) && ((tasks.wakeAt[pid] as number) & (BUCKETS - 1)) === bucket,
    'timer',
    report,
  );
  let channels = 0;
  let timers = 0;
  for (const pid of living) {
    if (tasks.channel[pid] !== 0) channels++;
    if (tasks.wakeAt[pid] !== 0) timers++;
    if (sleeps(pid) && tasks.channel[pid] === 0 && !isFrozen(k, pid)) report(`task ${pid} sleeps on nothing`);
    if (isFrozen(k, pid) && (tasks.state[pid] !== UNINTERRUPTIBLE || tasks.channel[pid] !== 0))
      report(`task ${pid} is frozen and does not rest (state ${tasks.state[pid]})`);
    if ((tasks.wakeAt[pid] as number) > 0 && (tasks.wakeAt[pid] as number) < k.state.misc.tick)
      report(`task ${pid} overslept its timer of tick ${tasks.wakeAt[pid]}`);
  }
  if (channels !== waiting) report(`${channels} tasks wait on channels, ${waiting} are listed`);
  if (timers !== timed) report(`${timers} tasks have timers, ${timed} are listed`);
}

/** Mutexes are held by tasks in the middle of an operation, and the inner one never while anybody else moves. */
export function checkLocks(k: Kernel, report: Report): void {
  const {locks} = k.state.misc;
  for (const [name, owner] of Object.entries(locks)) {
    if (owner === 0) continue;
    const record = k.state.records.find(owner);
    if (record === undefined) report(`${name} is held by task ${owner}, which does not exist`);
    else if (record.stack.length === 0) report(`${name} is held by task ${owner}, which is in no operation`);
    else if (k.state.tasks.state[owner] === STOPPED) report(`${name} is held by task ${owner}, which is stopped`);
    else if (name === 'callback_mutex') report(`callback_mutex is held at rest by task ${owner}`);
  }
}
