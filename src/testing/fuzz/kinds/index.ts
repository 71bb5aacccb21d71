// Everything that a fuzzing task may do.

import {type RandomState, randomInt} from '../../../base';
import type {Kind} from '../actor';
import {MIXES, type Mix} from '../choices';
import {CONTAINER_KINDS} from './containers';
import {CONTROLLER_KINDS} from './controllers';
import {FILE_KINDS} from './files';
import {MOUNT_KINDS} from './mounts';
import {TASK_KINDS} from './tasks';

export const KINDS: readonly Kind[] = [
  ...CONTAINER_KINDS,
  ...CONTROLLER_KINDS,
  ...MOUNT_KINDS,
  ...TASK_KINDS,
  ...FILE_KINDS,
];

/** The kinds that make sense on a machine, and the sum of their shares. */
const TABLES = new Map(
  MIXES.map(mix => {
    const kinds = KINDS.filter(([, , , dialect]) => mix === 'both' || dialect === undefined || dialect === mix);
    return [mix, {kinds, sum: kinds.reduce((sum, [, share]) => sum + share, 0)}];
  }),
);

export function chooseKind(random: RandomState, mix: Mix): Kind {
  const {kinds, sum} = TABLES.get(mix) as {kinds: readonly Kind[]; sum: number};
  let at = randomInt(random, sum);
  const found = kinds.find(([, share]) => {
    at -= share;
    return at < 0;
  });
  return found as Kind;
}
