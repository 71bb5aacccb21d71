// Subsystems that do nothing but exist: debug1, debug2, ... in any number, to bind many hierarchies and to see what a
// hierarchy alone costs. They have no control files.

import type {Subsystem} from '../../kernel';

const FIRST_ID = 4;

export function debugSubsystems(count: number): Subsystem[] {
  return Array.from({length: count}, (_, at) => ({
    name: `debug${at + 1}`,
    id: FIRST_ID + at,
    about: 'Does nothing: it only makes one more hierarchy possible.',
    dialects: ['container'],
    create: () => null,
    destroy: () => {},
    files: () => [],
  }));
}
