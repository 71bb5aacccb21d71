// A refused call, put to a person: what was refused, the rule with its public source, what stands in the way, and the
// smallest command that would clear it. Worked out from a refusal when somebody asks; the machine never reads it.

import type {Errno} from './errno';

/** Something that stands in the way. `id`: of a container, a task or a hierarchy; 0 for what has none. */
export type Blocker = {
  kind: 'container' | 'task' | 'hierarchy' | 'file';
  id: number;
  /** As people write it: a path, "sleep", "container hierarchy 1 (cpuset)". */
  name: string;
};

export type Why = {
  /** The call, and its error. */
  refused: string;
  error: Errno;
  /** What the kernel says of this very refusal. */
  because: string;
  /** The rule, as a sentence that holds always. */
  rule: string;
  /** The public text that the rule is from. */
  source: string;
  blockers: Blocker[];
  /** A line for the shell, computed from the state as it is; '' where none is sensible. */
  fix: string;
  /** The line does what the refused call wanted; else the call succeeds after it. */
  instead: boolean;
};
