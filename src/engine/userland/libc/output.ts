// Writing to descriptors. Programs collect text and write it in pieces as stdio does; error messages go out at once, right
// after the call that was refused, so that the kernel's reason can stand beside them.

import {type Failure, failed, strerror, syscall, type UserCode} from '../../abi';

/** The whole text; null, or the refusal that stopped it. */
export function* writeAll(fd: number, text: string): UserCode<Failure | null> {
  let rest = text;
  while (rest !== '') {
    const written = yield* syscall('write', fd, rest);
    if (failed(written)) return written;
    rest = rest.slice(written);
  }
  return null;
}

/** A line on the standard error: `name: message`. */
export function* complain(name: string, message: string): UserCode<void> {
  yield* writeAll(2, `${name}: ${message}\n`);
}

/** `name: what: strerror`, for a refused call. */
export function* complainOf(name: string, what: string, failure: Failure): UserCode<void> {
  yield* complain(name, `${what}: ${strerror(failure.errno)}`);
}

/** Text on the standard output. Status 0, or 1 after a message if it cannot be written. */
export function* print(name: string, text: string): UserCode<number> {
  const failure = yield* writeAll(1, text);
  if (failure === null) return 0;
  yield* complainOf(name, 'write error', failure);
  return 1;
}
