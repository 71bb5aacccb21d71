// Whether a descriptor is the terminal: a character device of which /dev has another name (isatty and ttyname).

import {failed, syscall, type UserCode} from '../../../abi';

const NAMES = ['/dev/tty', '/dev/console'];

/** The path of the terminal behind a descriptor, or undefined. */
export function* terminalName(fd: number): UserCode<string | undefined> {
  const own = yield* syscall('fstat', fd);
  if (failed(own) || own.kind !== 'char') return undefined;
  for (const name of NAMES) {
    const stat = yield* syscall('stat', name, true);
    if (!failed(stat) && stat.dev === own.dev && stat.ino === own.ino) return name;
  }
  return undefined;
}

export function* isTerminal(fd: number): UserCode<boolean> {
  return (yield* terminalName(fd)) !== undefined;
}
