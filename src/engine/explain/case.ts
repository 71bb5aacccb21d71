// What a rule looks at when it names blockers and a fix: the kernel, the refusal, and the parts of its sentence.

import type {Blocker} from '../abi';
import type {Kernel, ShownRefusal} from '../kernel';

export interface Case {
  readonly k: Kernel;
  readonly refusal: ShownRefusal;
  /** What stood where the rule's text has its stars, in order. */
  readonly words: readonly string[];
}

/** A line for the shell; null where none is sensible. */
export type Fix = {readonly line: string; readonly instead?: true} | null;

export interface Rule {
  readonly source: string;
  /** One sentence that holds always. */
  readonly rule: string;
  /** The sentences under which the engine refuses by this rule; a star stands for anything. */
  readonly texts: readonly string[];
  readonly blockers?: (c: Case) => readonly Blocker[];
  readonly fix?: (c: Case) => Fix;
}

/** The call succeeds once these lines have run, one after the other. */
export const first = (lines: readonly string[]): Fix => (lines.length === 0 ? null : {line: lines.join('; ')});

/** The line does what was refused. */
export const instead = (line: string | null): Fix => (line === null ? null : {line, instead: true});
