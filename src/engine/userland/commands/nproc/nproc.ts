// nproc: how many cpus this task may use.

import {members} from '../../../../base';
import {failed, syscall} from '../../../abi';
import {complainOf, defineCommand, print} from '../../libc';

export const nproc = defineCommand(
  {name: 'nproc', usage: 'nproc', about: 'Print how many cpus this task may run on', operands: [0, 0]},
  function* (call) {
    const mask = yield* syscall('sched_getaffinity', call.context.pid);
    if (!failed(mask)) return yield* print('nproc', `${members(mask).length}\n`);
    yield* complainOf('nproc', 'sched_getaffinity', mask);
    return 1;
  },
);
