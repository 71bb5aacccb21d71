// How the machine moves: cpu after cpu within a tick, each letting its task make a few system calls. The whole position
// (tick, cpu, budget, inside an operation) is state, so a run may stop before any step and go on with that very step.
//
// A system call begins, is drained step by step, and ends, before another task moves on that cpu: stopping never changes
// what happens. With step granularity each cpu takes one step a tick instead, and is not preempted within a call. A task
// that sleeps keeps its frames, and its pending step is called again after the wake-up.

import {type Call, call, FINISHED, frameOf, isCall, type Procedure, type Reply, SLEEP, STEPPED, step} from '../../base';
import {failed, type Pid, RUNNING, type SyscallRequest} from '../abi';
import {destroyDying} from './container';
import type {Kernel} from './kernel';
import {holdsLock} from './lock';
import {bugOn} from './panic';
import {calcLoad, enqueue, isAllowed, LOAD_FREQ, pickNext, schedulerTick, switchTo} from './sched';
import type {TaskRecord} from './state';
import {DO_EXIT, FREEZE_BIT, nextRequest, takeSignal, tryToFreeze} from './task';
import {runTimers} from './wait';

/** The run used up its steps, or waits for a program's code (Kernel.missing). */
export const PAUSED = 'paused';
type Progress = typeof FINISHED | typeof SLEEP | typeof PAUSED;

const REPLY: Reply = {value: undefined};
const ENV = {k: null as unknown as Kernel, me: 0};

/** Moves the machine to the end of tick `until`, or until `k.stepsLeft` is used up or a program's code is missing. */
export function advance(k: Kernel, until: number): typeof PAUSED | 'until' {
  const {misc} = k.state;
  const move = k.config.granularity === 'step' ? stepCpu : runCpu;
  for (;;) {
    if (misc.cpu >= k.config.cpus) {
      if (misc.tick >= until) return 'until';
      if (k.stepsLeft <= 0) return PAUSED;
      misc.tick++;
      misc.cpu = 0;
      misc.budget = k.config.callsPerTick;
      if (misc.tick % LOAD_FREQ === 0) calcLoad(k);
      runTimers(k, misc.tick);
      if (misc.nextDeath === misc.tick) destroyDying(k);
    }
    for (; misc.cpu < k.config.cpus; misc.cpu++, misc.budget = k.config.callsPerTick) {
      if (move(k, misc.cpu) === PAUSED) return PAUSED;
      schedulerTick(k, misc.cpu);
    }
    if (move === runCpu) dispatch(k);
  }
}

/**
 * At the end of a tick no cpu idles while a task waits for it: one that was woken late, or follows one whose slice ended.
 * (Where operations interleave, a task that comes to its cpu between two ticks would look as if it were midway.)
 */
function dispatch(k: Kernel): void {
  const {cpus} = k.state;
  for (let cpu = 0; cpu < k.config.cpus; cpu++)
    if (cpus.current[cpu] === 0 && cpus.head[cpu] !== 0) switchTo(k, cpu, pickNext(k, cpu));
}

/** One tick of one cpu: its tasks run until the budget is used up, one burns the tick, or none is left. */
function runCpu(k: Kernel, cpu: number): typeof PAUSED | undefined {
  const {misc, cpus, tasks} = k.state;
  while (misc.budget > 0 || misc.inside) {
    let me = cpus.current[cpu] as Pid;
    if (me === 0) {
      me = pickNext(k, cpu);
      if (me === 0) return undefined;
      switchTo(k, cpu, me);
    }
    if (!misc.inside) {
      if (k.stepsLeft <= 0) return PAUSED;
      if ((tasks.burn[me] as number) > 0 && tasks.pending[me] === 0) {
        (tasks.burn[me] as number)--;
        misc.budget = 0;
        k.stepsLeft--;
        return undefined;
      }
      misc.budget--;
      k.stepsLeft--;
      k.steps++;
      if (!begin(k, me)) {
        settle(k, cpu, me);
        continue;
      }
    }
    misc.inside = true;
    if (drain(k, me) === PAUSED) return PAUSED;
    misc.inside = false;
    settle(k, cpu, me);
  }
  return undefined;
}

/**
 * One tick of one cpu where operations interleave: user code up to its next system call, or one step of the operation under
 * way. A task that is on its cpu with a call at the start of the tick is midway in it; one that comes to its cpu with a call
 * slept in it, and stands at the kernel's edge.
 */
function stepCpu(k: Kernel, cpu: number): typeof PAUSED | undefined {
  const {cpus, tasks, records} = k.state;
  if (k.stepsLeft <= 0) return PAUSED;
  let me = cpus.current[cpu] as Pid;
  const midway = me !== 0 && records.get(me).call !== null;
  if (me === 0) {
    me = pickNext(k, cpu);
    if (me === 0) return undefined;
    switchTo(k, cpu, me);
  }
  const left = k.stepsLeft - 1;
  let progress: Progress = FINISHED;
  if (midway) {
    k.stepsLeft = 1;
    progress = drain(k, me);
  } else if ((tasks.burn[me] as number) > 0 && tasks.pending[me] === 0) (tasks.burn[me] as number)--;
  else {
    k.steps++;
    k.stepsLeft = 0;
    if (begin(k, me)) progress = drain(k, me);
  }
  k.stepsLeft = left;
  if (k.missing !== '') return PAUSED;
  if (progress !== PAUSED) settle(k, cpu, me);
  return undefined;
}

/** After a call: a task that sleeps, died, stopped, or may not stay here leaves the cpu. */
function settle(k: Kernel, cpu: number, me: Pid): void {
  const {cpus, tasks} = k.state;
  if (cpus.current[cpu] !== me) return;
  if (tasks.state[me] !== RUNNING) switchTo(k, cpu, 0);
  else if (!isAllowed(k, me, cpu)) {
    switchTo(k, cpu, 0);
    enqueue(k, me);
  }
}

/** The kernel's edge: signals first, then the next system call. False when there is nothing to drain now. */
function begin(k: Kernel, me: Pid): boolean {
  if (k.state.tasks.pending[me] !== 0) {
    deliverSignals(k, me);
    if (k.state.tasks.state[me] !== RUNNING) return false;
  }
  const record = k.state.records.get(me);
  if (record.call !== null) return true;
  const request = nextRequest(k, me);
  if (request === null) return false;
  startCall(k.state.records.edit(me), request);
  return true;
}

function startCall(record: TaskRecord, request: SyscallRequest): void {
  record.call = request;
  record.reply = undefined;
}

/**
 * A fatal signal abandons the pending call (an interruptible sleep: whoever holds or waits for a lock finishes first, as in
 * mutex_lock); a caught one ends it with EINTR; a stopping one takes the task off its cpu.
 */
function deliverSignals(k: Kernel, me: Pid): void {
  if (k.state.tasks.exiting[me] === 1) {
    k.state.tasks.pending[me] = 0;
    return;
  }
  if (((k.state.tasks.pending[me] as number) & FREEZE_BIT) !== 0) {
    tryToFreeze(k, me, true);
    if (k.state.tasks.state[me] !== RUNNING) return;
  }
  const asleepInKernel = k.state.records.get(me).call !== null;
  if (asleepInKernel && holdsLock(k, me)) return;
  const {fatal, caught} = takeSignal(k, me);
  if (fatal !== 0) {
    k.state.tasks.burn[me] = 0;
    const record = k.state.records.edit(me);
    record.stack = [];
    startCall(record, {nr: 'exit', args: [0]});
    pushCall(record, call(DO_EXIT, {status: 128 + fatal, signal: fatal}));
    return;
  }
  if (caught) {
    k.state.tasks.burn[me] = 0;
    if (asleepInKernel) endCall(k, me, {errno: 'EINTR', because: 'a signal that the task catches ended the wait'});
  }
}

function pushCall(record: TaskRecord, answer: Call): void {
  record.stack.push(frameOf(answer.procedure as Procedure, answer.locals));
}

/** Runs the pending call on, step by step, to its end or its sleep. */
function drain(k: Kernel, me: Pid): Progress {
  const record = k.state.records.edit(me);
  if (record.call === null) return FINISHED;
  if (record.stack.length === 0) {
    const {nr, args} = record.call;
    const code = k.syscalls[nr];
    const answer =
      code === undefined
        ? {errno: 'ENOSYS' as const, because: `there is no system call ${nr}`}
        : (code as (...all: unknown[]) => unknown)(k, me, ...args);
    if (answer === SLEEP) return k.missing === '' ? SLEEP : PAUSED;
    if (!isCall(answer)) {
      endCall(k, me, answer);
      return FINISHED;
    }
    pushCall(k.state.records.edit(me), answer);
  }
  return drainStack(k, me);
}

function drainStack(k: Kernel, me: Pid): Progress {
  const record = k.state.records.edit(me);
  const {stack} = record;
  ENV.k = k;
  ENV.me = me;
  REPLY.value = record.reply;
  for (;;) {
    if (k.stepsLeft <= 0) {
      k.state.records.edit(me).reply = REPLY.value;
      return PAUSED;
    }
    k.stepsLeft--;
    k.steps++;
    const progress = step(ENV, stack, REPLY);
    if (progress === STEPPED) continue;
    if (progress === SLEEP) {
      k.state.records.edit(me).reply = REPLY.value;
      return SLEEP;
    }
    bugOn(progress !== FINISHED, `a kernel operation of task ${me} made a system call`);
    endCall(k, me, REPLY.value);
    return FINISHED;
  }
}

/** The call is over: its result waits for the program. A task that exited has no record to write to, or no use for it. */
function endCall(k: Kernel, me: Pid, result: unknown): void {
  if (!k.state.records.has(me)) return;
  const record = k.state.records.edit(me);
  const {nr, args} = record.call ?? {nr: '', args: []};
  record.call = null;
  record.stack = [];
  record.reply = result;
  if (failed(result)) {
    record.refusal = {
      call: nr,
      errno: result.errno,
      because: result.because,
      args: args.filter(one => typeof one !== 'object'),
      file: k.state.files.find(record.fds[args[0] as number] ?? 0)?.position ?? null,
    };
  }
  if (nr === 'exec' && result === 0) record.reply = undefined;
}
