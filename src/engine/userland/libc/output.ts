// Writing to descriptors. Programs collect text and write it in pieces as stdio does; error messages go out at once, right
// after the call that was refused, so that the kernel's reason can stand beside them.

import {type Failure, failed, syscall, type UserCode} from '../../abi';

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
