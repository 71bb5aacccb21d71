// The control files of pids. The top container has none: what the whole machine may have is not this controller's.

import {type ContainerId, type Failure, fail, failed} from '../../abi';
import {type ControlFile, containerCss, controlNumber, editContainerCss, type Kernel} from '../../kernel';
import {type Pids, UNLIMITED} from './charge';
import {pids} from './pids';

/** The largest pid of a 64-bit kernel: a larger limit would never refuse anything. */
const LIMIT_MAX = 4 * 1024 * 1024;

const stateOf = (k: Kernel, container: ContainerId): Readonly<Pids> => containerCss(k, container, pids);

function writeMax(k: Kernel, container: ContainerId, text: string): Failure | undefined {
  const word = text.trim();
  const limit = word === 'max' ? UNLIMITED : controlNumber('pids.max', word, true);
  if (failed(limit)) return limit;
  if (word !== 'max' && (limit < 0 || limit > LIMIT_MAX)) {
    return fail('EINVAL', `pids.max is between 0 and ${LIMIT_MAX}, or max, not ${word}`);
  }
  editContainerCss(k, container, pids).limit = limit;
  return undefined;
}

export const FILES: readonly ControlFile[] = [
  {
    name: 'pids.max',
    about: 'How many tasks a fork may bring this container and those below it to; max is no limit.',
    only: 'children',
    read(k, container) {
      const {limit} = stateOf(k, container);
      return `${limit === UNLIMITED ? 'max' : limit}\n`;
    },
    takes: 'max | N',
    write: writeMax,
  },
  {
    name: 'pids.current',
    about: 'Tasks in this container and below it, zombies included.',
    only: 'children',
    read: (k, container) => `${stateOf(k, container).current}\n`,
  },
  {
    name: 'pids.peak',
    about: 'The largest pids.current there was.',
    only: 'children',
    read: (k, container) => `${stateOf(k, container).peak}\n`,
  },
  {
    name: 'pids.events',
    about: 'How many forks of tasks in this container a limit refused.',
    only: 'children',
    read: (k, container) => `max ${stateOf(k, container).refused}\n`,
  },
];
