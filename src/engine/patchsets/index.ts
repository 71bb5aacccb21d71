// The patch sets by name, the default one first.

import {both} from './default';
import type {PatchSet} from './patch-set';
import * as registry from './registry';

export type {PatchSet} from './patch-set';

export const PATCH_SETS: readonly PatchSet[] = [both, ...Object.values(registry).filter(one => one !== both)];

export const findPatchSet = (name: string): PatchSet | undefined => PATCH_SETS.find(one => one.name === name);
