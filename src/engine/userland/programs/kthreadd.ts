// kthreadd, the second task: parent of the kernel's own threads. It has nothing to do here, as it mostly had then.

import {syscall} from '../../abi';
import {defineCommand} from '../libc';

const LONG = 1_000_000_000;

export const kthreadd = defineCommand(
  `kthreadd
  The parent of the threads of the kernel; sleeps`,
  {ownOptions: true},
  function* (call) {
    for (;;) {
      call.save();
      yield* syscall('nanosleep', LONG);
    }
  },
);
