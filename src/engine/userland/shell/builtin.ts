// What a builtin is. Most only change the memory and say something: plain functions, so that loops of them run fast. Those
// that make system calls are procedures over {argv}, which answer the exit status.

import type {Procedure} from '../../../base';
import type {Memory} from './memory';

/** A status, or a status with something to print. */
export type Outcome = number | Printed;

export interface Printed {
  readonly fd: 1 | 2;
  readonly text: string;
  readonly status: number;
  /** An error of a special builtin: ends a shell that is not interactive. */
  readonly fatal: boolean;
  /** Said on standard error before the text. */
  readonly complaint?: string;
  /** A text that cannot be written is told by the status alone, as ash's printf does. */
  readonly quiet?: true;
}

export interface Builtin {
  /** Assignments before it stay, and its errors end the shell (POSIX special builtins). */
  readonly special: boolean;
  /** Null: this call needs the procedure. */
  readonly run: ((m: Memory, argv: readonly string[]) => Outcome | null) | null;
  readonly procedure: Procedure | null;
}

export const print = (text: string, status = 0): Printed => ({fd: 1, text, status, fatal: false});
/** `sh: NAME: what is wrong` */
export const complainOf = (message: string, status = 1): Printed => ({
  fd: 2,
  text: `sh: ${message}\n`,
  status,
  fatal: false,
});
export const fatal = (message: string, status = 2): Printed => ({fd: 2, text: `sh: ${message}\n`, status, fatal: true});

export const plain = (run: Builtin['run'], procedure: Procedure | null = null): Builtin => ({
  special: false,
  run,
  procedure,
});
export const special = (run: Builtin['run'], procedure: Procedure | null = null): Builtin => ({
  special: true,
  run,
  procedure,
});
export const calling = (procedure: Procedure, isSpecial = false): Builtin => ({
  special: isSpecial,
  run: null,
  procedure,
});

/** A decimal number without sign, or undefined. */
export const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^[0-9]+$/.test(text) ? Number(text) : undefined;
