// What a machine boots with beside the bare kernel: the unit by which proposals are compared. Data only, so that whoever
// describes a machine may read it without loading one. What a patch set brings is told by dialects: a subsystem or a file
// system type that speaks none of them is not on the machine.

import type {Dialect} from '../kernel';

export interface PatchSet {
  /** As a script and a link name it. */
  readonly name: string;
  /** One plain sentence. */
  readonly about: string;
  /** What uname(2) calls the kernel. */
  readonly release: string;
  readonly dialects: readonly Dialect[];
}
