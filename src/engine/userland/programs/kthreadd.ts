// kthreadd, the second task: parent of the kernel's own threads. It has nothing to do here, as it mostly had then.

import {syscall} from '../../abi';
import {defineCommand, save} from '../libc';

const LONG = 1_000_000_000;

export const kthreadd = defineCommand(
  {name: 'kthreadd', usage: 'kthreadd', about: 'The parent of the threads of the kernel; sleeps', ownOptions: true},
  function* (call) {
    for (;;) {
      save(call.context, {});
      yield* syscall('nanosleep', LONG);
    }
  },
);
