// User space, seen from the kernel: starting a program, and giving it the result of its last call to get its next one.
// Generator programs are rebuilt from their log when a restore lost them; procedure programs are data throughout.

import {clonePlain, FINISHED, frameOf, type Reply, STEPPED, step} from '../../../base';
import {LOG_LIMIT, type Pid, type Program, type SyscallRequest, type UserCode} from '../../abi';
import type {Kernel} from '../kernel';
import {bugOn} from '../panic';
import type {ProgramState, TaskRecord} from '../state';

/** Steps of user code that a procedure program takes without a system call before its tick is over. */
const USER_STEPS = 1000;

export function startProgram(
  program: Program,
  pid: Pid,
  argv: readonly string[],
  environ: Readonly<Record<string, string>>,
  entry: ProgramState['entry'],
): ProgramState {
  const state: ProgramState = {
    name: program.name,
    argv,
    environ,
    entry,
    checkpoint: null,
    log: [],
    started: false,
    memory: null,
    stack: [],
  };
  if ('start' in program) {
    const start = program.start({argv, environ, pid, entry});
    state.entry = null;
    state.memory = start.memory;
    state.stack.push(frameOf(start.procedure, start.locals));
  }
  return state;
}

const REPLY: Reply = {value: undefined};
const exitWith = (status: unknown): SyscallRequest => ({nr: 'exit', args: [(status as number) | 0]});

/** The next request of a task's program; null when a procedure program used up its tick in user mode. */
export function nextRequest(k: Kernel, me: Pid): SyscallRequest | null {
  const record = k.state.records.edit(me);
  return record.program.memory !== null ? stepProcedure(k, me, record) : resumeGenerator(k, me, record);
}

function stepProcedure(k: Kernel, me: Pid, record: TaskRecord): SyscallRequest | null {
  const {memory, stack} = record.program;
  REPLY.value = record.reply;
  for (let i = 0; i < USER_STEPS; i++) {
    const answer = step(memory, stack, REPLY);
    if (answer === STEPPED) continue;
    if (answer === FINISHED) return exitWith(REPLY.value);
    record.reply = undefined;
    return answer as SyscallRequest;
  }
  record.reply = REPLY.value;
  k.state.tasks.burn[me] = 1;
  return null;
}

function resumeGenerator(k: Kernel, me: Pid, record: TaskRecord): SyscallRequest {
  const program = record.program;
  let generator = k.generators.get(me);
  if (generator === undefined) {
    generator = startGenerator(k, me, record);
    k.generators.set(me, generator);
    if (!program.started) {
      program.started = true;
      return requestOf(k, me, generator.next(null));
    }
    // A restore lost it: feed it what it had heard since its checkpoint. What it checkpoints meanwhile it had said before.
    const {log, checkpoint} = program;
    generator.next(null);
    for (const result of log) generator.next(result);
    const replayed = k.state.records.edit(me).program;
    replayed.log = log;
    replayed.checkpoint = checkpoint;
  }
  const live = k.state.records.edit(me).program;
  live.log.push(record.reply as never);
  bugOn(live.log.length > LOG_LIMIT, `${live.name} made ${LOG_LIMIT} calls without a checkpoint`);
  return requestOf(k, me, generator.next(record.reply as never));
}

function requestOf(k: Kernel, me: Pid, next: IteratorResult<SyscallRequest, number>): SyscallRequest {
  if (!next.done) return next.value;
  k.generators.delete(me);
  return exitWith(next.value);
}

function startGenerator(k: Kernel, me: Pid, record: TaskRecord): UserCode<number> {
  const program = k.programs.get(record.program.name);
  bugOn(program === undefined || !('main' in program), `${record.program.name} is not a generator program`);
  const state = record.program;
  return (program as Extract<Program, {main: unknown}>).main({
    argv: state.argv,
    environ: state.environ,
    pid: me,
    entry: state.entry,
    restored: state.checkpoint,
    checkpoint: value => {
      const current = k.state.records.edit(me).program;
      current.checkpoint = clonePlain(value);
      current.log = [];
    },
  });
}
