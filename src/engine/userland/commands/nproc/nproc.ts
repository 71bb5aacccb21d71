// nproc: how many cpus this task may use.

import {members} from '../../../../base';
import {failed, syscall} from '../../../abi';
import {defineCommand} from '../../libc';

export const nproc = defineCommand(
  `nproc
  Print how many cpus this task may run on`,
  {operands: [0, 0]},
  function* (call) {
    const mask = yield* syscall('sched_getaffinity', call.context.pid);
    if (!failed(mask)) return yield* call.print(`${members(mask).length}\n`);
    return yield* call.refused('sched_getaffinity', mask);
  },
);
