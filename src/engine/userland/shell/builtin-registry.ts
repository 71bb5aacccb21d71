// Builtins by name. Filled by index.ts, so that what evaluates commands need not know what the builtins need.

import type {Builtin} from './builtin';

export const BUILTINS = new Map<string, Builtin>();
