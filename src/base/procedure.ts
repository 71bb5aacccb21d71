// Procedures: ordered, named steps over a plain frame {op, at, ...locals}. Whatever can wait is written as one, so that its
// progress is data: a keyframe may be taken between any two steps, and a restored machine calls the very same step again.
//
// A step is a plain function (env, frame, reply) that runs atomically. It answers
//   nothing            go on with the next step
//   done(value)        return value to the caller (the next step of the frame below gets it as `reply`)
//   call(proc, locals) run another procedure; the next step gets its result
//   again('step')      jump
//   SLEEP              after putting the task to sleep: this step is called again when it wakes. So before SLEEP a step
//                      writes nothing but its own frame.
//   {nr, args}         (user programs) a system call; the next step gets the result
//   a refusal {errno}  the same as done(refusal)
// Nothing found before a sleep is trusted after it: frames hold ids, steps look up anew.
//
// done, call and again answer one shared object each: the interpreter reads it before any other step runs. (Allocation is
// what dominates the speed of the machine.)

import type {Plain} from './plain';

/** Progress of one operation. */
export interface Frame {
  op: string;
  /** Index of the step to call next. */
  at: number;
  [local: string]: unknown;
}

export interface Sleep {
  readonly kind: 'sleep';
}
export interface Done {
  readonly kind: 'done';
  value: unknown;
}
export interface Call {
  readonly kind: 'call';
  procedure: Procedure | null;
  locals: object;
}
export interface Again<S extends string> {
  readonly kind: 'again';
  step: S;
}
interface Request {
  readonly nr: string;
  readonly args: readonly Plain[];
}
interface Refusal {
  readonly errno: string;
  readonly because: string;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a step that answers nothing is written without a return
export type StepAnswer<S extends string> = void | undefined | Sleep | Done | Call | Again<S> | Request | Refusal;
export type Step<E, L, S extends string> = (env: E, frame: L & Frame, reply: never) => StepAnswer<S>;

export interface Procedure {
  readonly op: string;
  /** Step names: the C functions' names, shown wherever progress is shown. */
  readonly names: readonly string[];
  readonly steps: readonly Step<never, never, string>[];
  readonly index: ReadonlyMap<string, number>;
}

const PROCEDURES = new Map<string, Procedure>();

/** Defines a procedure: `procedure<Env, Locals>('attach_task')({first_step(env, frame) {...}, ...})`. */
export function procedure<E, L extends object = object>(op: string) {
  return <S extends string>(steps: Record<S, Step<E, L, NoInfer<S>>>): Procedure => {
    if (PROCEDURES.has(op)) throw new Error(`procedure ${op} is defined twice`);
    const names = Object.keys(steps) as S[];
    const defined: Procedure = {
      op,
      names,
      steps: Object.values(steps) as unknown as Step<never, never, string>[],
      index: new Map(names.map((name, at) => [name, at])),
    };
    PROCEDURES.set(op, defined);
    return defined;
  };
}

/** The name of the step that a frame stands before. */
export function stepName(frame: Frame): string {
  return PROCEDURES.get(frame.op)?.names[frame.at] ?? 'return';
}

/** All step names of a frame's procedure, in order. */
export function stepsOf(frame: Frame): readonly string[] {
  return PROCEDURES.get(frame.op)?.names ?? [];
}

export const SLEEP: Sleep = {kind: 'sleep'};
const DONE: Done = {kind: 'done', value: undefined};
const CALL: Call = {kind: 'call', procedure: null, locals: {}};
const AGAIN: Again<string> = {kind: 'again', step: ''};

export function done(value: unknown): Done {
  DONE.value = value;
  return DONE;
}
export function call(procedure: Procedure, locals: object): Call {
  CALL.procedure = procedure;
  CALL.locals = locals;
  return CALL;
}
export function again<S extends string>(step: S): Again<S> {
  AGAIN.step = step;
  return AGAIN as Again<S>;
}

export function isCall(answer: unknown): answer is Call {
  return answer === CALL;
}

/** A fresh frame. Takes `locals` over: the caller gives it away. */
export function frameOf(procedure: Procedure, locals: object): Frame {
  const frame = locals as Frame;
  frame.op = procedure.op;
  frame.at = 0;
  return frame;
}

/** What one step of the interpreter came to. */
export const STEPPED = 'stepped';
export const FINISHED = 'finished';
/** Carries the reply to the next step in, and the result of the last frame out. */
export interface Reply {
  value: unknown;
}

/**
 * One atomic step of the topmost frame. Answers STEPPED, SLEEP, FINISHED (the stack is empty, `reply.value` is the
 * result), or a system call request.
 */
export function step(env: unknown, stack: Frame[], reply: Reply): typeof STEPPED | typeof FINISHED | Sleep | Request {
  const frame = stack[stack.length - 1] as Frame;
  const code = PROCEDURES.get(frame.op) as Procedure;
  const run = code.steps[frame.at];
  if (run === undefined) return leave(stack, reply, 0);
  const answer = run(env as never, frame as never, reply.value as never);
  if (answer === undefined) {
    frame.at++;
    reply.value = undefined;
    return STEPPED;
  }
  if (answer === DONE) return leave(stack, reply, DONE.value);
  if (answer === SLEEP) return SLEEP;
  if (answer === CALL) {
    frame.at++;
    stack.push(frameOf(CALL.procedure as Procedure, CALL.locals));
    reply.value = undefined;
    return STEPPED;
  }
  if (answer === AGAIN) {
    frame.at = code.index.get(AGAIN.step) as number;
    reply.value = undefined;
    return STEPPED;
  }
  if ('errno' in answer) return leave(stack, reply, answer);
  frame.at++;
  return answer as Request;
}

function leave(stack: Frame[], reply: Reply, value: unknown): typeof STEPPED | typeof FINISHED {
  stack.pop();
  reply.value = value;
  return stack.length === 0 ? FINISHED : STEPPED;
}
