// How a program survives a restore: everything that must outlive a checkpoint lies in one plain object. A program begins
// with `const s = begin(context, {...})` and calls `save(context, s)` at the top of each loop that can go on for long; after
// a restore it runs from its start again, finds in `s` how far it had come, and goes on from there.

import {clonePlain, type Plain} from '../../../base';
import type {ProgramContext} from '../../abi';

/** The progress at the last checkpoint, or `initial`. */
export function begin<S extends object>(context: ProgramContext, initial: S): S {
  return clonePlain((context.restored as unknown as S | null) ?? initial);
}

/** Checkpoint: `s` and nothing else is needed to go on from here. */
export function save(context: ProgramContext, s: object): void {
  context.checkpoint(clonePlain(s) as Plain);
}
