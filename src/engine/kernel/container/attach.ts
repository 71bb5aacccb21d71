// attach_task: one task moves to one container, by its pid written to `tasks`. Children do not come along. manage_mutex
// is held from the checks until the old container's count is given back, synchronize_rcu included; the switch itself
// happens under callback_mutex. (V6 3/6, attach_task)

import {again, done, procedure, SLEEP} from '../../../base';
import {
  type ContainerId,
  type Failure,
  type Fallible,
  fail,
  failed,
  type Pid,
  type Tick,
  UNINTERRUPTIBLE,
} from '../../abi';
import type {Kernel} from '../kernel';
import {lock, taskLock, taskUnlock, unlock} from '../lock';
import {trace} from '../trace';
import {channel, sleepOn} from '../wait';
import type {DialectRules} from './dialect';
import {orderedSubsystems} from './hierarchy';
import {containerOf, isListed, rulesOf} from './membership';
import {scanNumber, wholeNumber} from './numbers';
import {checkForRelease, type Release, runReleaseAgent} from './release';

interface Env {
  readonly k: Kernel;
  readonly me: Pid;
}

interface AttachFrame {
  readonly container: ContainerId;
  readonly text: string;
  task: Pid;
  /** When the task was born: a pid that belongs to somebody else by now is not the task that was meant. */
  born: Tick;
  old: ContainerId;
  /** When that task was found. */
  began: Tick;
  /** The subsystem whose can_attach is to be asked next; '' for none. */
  asked: string;
  /** End of the grace period. */
  until: Tick;
  refusal: Failure | null;
  release: Release | null;
}

const KTHREADD = 2;

/** Locals of a call: `call(ATTACH_TASK, attachOf(container, text))`. Answers the bytes written, or a refusal. */
export function attachOf(container: ContainerId, text: string): AttachFrame {
  return {container, text, task: 0, born: 0, old: 0, began: 0, asked: '', until: 0, refusal: null, release: null};
}

export const ATTACH_TASK = procedure<Env, AttachFrame>('attach_task')({
  take_manage_mutex({k, me}) {
    if (!lock(k, me, 'manage_mutex')) return SLEEP;
  },
  find_task({k, me}, frame) {
    // read_lock(&tasklist_lock), given back within the step.
    if (!lock(k, me, 'tasklist_lock')) return SLEEP;
    unlock(k, me, 'tasklist_lock');
    const verdict = findTask(k, me, frame);
    if (failed(verdict)) frame.refusal = verdict;
    if (verdict !== 'move') return again('unlock');
    frame.asked = askedAfter(k, frame.container, '');
  },
  subsystem_can_attach({k}, frame) {
    const {asked, container, task} = frame;
    if (asked === '') return;
    const refused = k.subsystemsByName.get(asked)?.canAttach?.(k, container, task);
    if (refused !== undefined) {
      frame.refusal = refused;
      return again('unlock');
    }
    frame.asked = askedAfter(k, container, asked);
    if (frame.asked !== '') return again('subsystem_can_attach');
  },
  take_callback_mutex({k, me}) {
    if (!lock(k, me, 'callback_mutex')) return SLEEP;
  },
  task_lock({k, me}, frame) {
    if (!taskLock(k, me, frame.task)) return SLEEP;
  },
  switch_pointer({k, me}, frame) {
    const names = orderedSubsystems(k, k.state.containers.get(frame.container).hierarchy);
    const refused = stillThere(k, frame);
    if (refused === undefined) switchPointer(k, frame, names);
    taskUnlock(k, frame.task);
    unlock(k, me, 'callback_mutex');
    if (refused !== undefined) {
      frame.refusal = refused;
      return again('unlock');
    }
    const {container, old, task} = frame;
    for (const name of names) k.subsystemsByName.get(name)?.postAttach?.(k, container, old, task);
    frame.until = k.state.misc.tick + k.config.gracePeriod;
  },
  synchronize_rcu({k, me}, frame) {
    if (k.state.misc.tick < frame.until) return sleepOn(k, me, channel.timer(me), frame.until, UNINTERRUPTIBLE);
  },
  put_old({k}, frame) {
    if (!k.state.containers.has(frame.old)) return;
    k.state.containers.edit(frame.old).count--;
    frame.release = checkForRelease(k, frame.old);
  },
  unlock({k, me}) {
    unlock(k, me, 'manage_mutex');
  },
  release_agent({k}, frame) {
    if (frame.refusal !== null) return frame.refusal;
    runReleaseAgent(k, frame.release);
    return done(frame.text.length);
  },
});

const gone = () => fail('ENODEV', 'the container was removed while its file was open');
const noSuchTask = (pid: Pid) => fail('ESRCH', `no live task has pid ${pid}`);
const isExiting = (k: Kernel, task: Pid): boolean => k.state.tasks.exiting[task] === 1;

function parsePid(rules: DialectRules, text: string): Fallible<Pid> {
  const pid = rules.strictNumbers ? wholeNumber(text) : scanNumber(text);
  if (pid !== undefined && (!rules.strictNumbers || (pid >= 0 && pid < 2 ** 31))) return pid;
  return fail(rules.notAPid, `"${text.trim()}" is not a pid`);
}

/** The writer must be root or the task's owner. */
function mayMove(k: Kernel, me: Pid, task: Pid, rules: DialectRules): Failure | undefined {
  if (isExiting(k, task) && rules.refusesExiting) return fail('ESRCH', `task ${task} is exiting`);
  if (task === KTHREADD && !rules.movesKthreadd) return fail('EINVAL', 'kthreadd, task 2, may not be moved');
  const {euid} = k.state.records.get(me);
  const {uid} = k.state.records.get(task);
  if (task === me || euid === 0 || euid === uid) return undefined;
  return fail('EACCES', `task ${task} belongs to user ${uid}, and user ${euid} may move only its own tasks`);
}

function stillThere(k: Kernel, {task, born}: AttachFrame): Failure | undefined {
  if (!isListed(k, task) || k.state.tasks.startedAt[task] !== born || isExiting(k, task)) return noSuchTask(task);
  return undefined;
}

/** Whom the text means, and whether the writer may move it: the checks in the order of V6. */
function findTask(k: Kernel, me: Pid, frame: AttachFrame): 'move' | 'nothing' | Failure {
  const {container, text} = frame;
  if (!k.state.containers.has(container)) return gone();
  const rules = rulesOf(k, container);
  const pid = parsePid(rules, text);
  if (failed(pid)) return pid;
  const task = pid === 0 ? me : pid;
  if (!isListed(k, task)) return noSuchTask(task);
  const refusal = mayMove(k, me, task, rules);
  if (refusal !== undefined) return refusal;
  frame.task = task;
  frame.born = k.state.tasks.startedAt[task] as Tick;
  frame.began = k.state.misc.tick;
  frame.old = containerOf(k, task, k.state.containers.get(container).hierarchy);
  return isExiting(k, task) || (!rules.reattaches && frame.old === container) ? 'nothing' : 'move';
}

/** The next subsystem after `name` with a can_attach, in the order in which they are listed; '' when there is none. */
function askedAfter(k: Kernel, container: ContainerId, name: string): string {
  const names = orderedSubsystems(k, k.state.containers.get(container).hierarchy);
  const left = names.slice(names.indexOf(name) + 1);
  return left.find(next => k.subsystemsByName.get(next)?.canAttach !== undefined) ?? '';
}

function switchPointer(k: Kernel, {container, task, old, began}: AttachFrame, names: readonly string[]): void {
  const {hierarchy} = k.state.containers.get(container);
  const {tasks} = k.state;
  k.state.containers.edit(container).count++;
  tasks.container[task * tasks.slots + hierarchy] = container;
  for (const name of names) k.subsystemsByName.get(name)?.attach?.(k, container, old, task);
  if (k.listeners.trace !== null) trace(k, 'attach_task', {task, hierarchy, from: old, to: container, began});
}
