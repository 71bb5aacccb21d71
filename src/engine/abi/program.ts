// What a program is. Most are generators of system calls, because they read like programs; the shell is a procedure
// program, whose whole progress is plain data.
//
// A generator is not state. After a restore it is rebuilt by feeding it the logged results since its last checkpoint, so
// between two yields a program is pure: no clock, no chance, nothing kept outside `restored` and its own locals. A
// program that loops must checkpoint, so that the log stays short (at most LOG_LIMIT results).

import type {Plain, Procedure} from '../../base';
import type {Pid} from './ids';
import type {SyscallArgs, SyscallName, SyscallRequest, SyscallResult, SyscallValue} from './syscall';

/** Code of a generator program that answers T. */
export type UserCode<T> = Generator<SyscallRequest, T, SyscallResult>;

/** Results a program may receive between two checkpoints. */
export const LOG_LIMIT = 256;

export interface ProgramContext {
  readonly argv: readonly string[];
  readonly environ: Readonly<Record<string, string>>;
  readonly pid: Pid;
  /** What the parent's fork passed; null after exec. */
  readonly entry: Plain;
  /** The last checkpoint; null before the first. */
  readonly restored: Plain;
  /** "I can be started again from this": the log starts anew. */
  checkpoint(state: Plain): void;
}

export interface GeneratorProgram {
  readonly name: string;
  /** Known by name while its code is still to be fetched: exec waits for it. */
  readonly absent?: boolean;
  main(context: ProgramContext): UserCode<number>;
}

/** One call, typed: `const fd = yield* syscall('open', path, O_RDONLY, 0)`. */
export function* syscall<N extends SyscallName>(nr: N, ...args: SyscallArgs<N>): UserCode<SyscallValue<N>> {
  return (yield {nr, args: args as unknown as readonly Plain[]}) as SyscallValue<N>;
}

/** A program whose progress is a stack of plain frames over plain memory (the shell). */
export interface ProcedureProgram {
  readonly name: string;
  readonly absent?: false;
  /** After exec (entry null) or in a fork's child: the memory and the first frame. */
  start(context: {
    readonly argv: readonly string[];
    readonly environ: Readonly<Record<string, string>>;
    readonly pid: Pid;
    readonly entry: Plain;
  }): {readonly memory: object; readonly procedure: Procedure; readonly locals: object};
}

export type Program = GeneratorProgram | ProcedureProgram;
