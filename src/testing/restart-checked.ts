// For tests: a program that is also started anew at every system call, from its last checkpoint and the results since, as a
// restored machine does. The copy must ask for the same; else the program keeps something outside its checkpoint.

import {clonePlain, hashOf, type Plain} from '../base';
import type {GeneratorProgram, ProgramContext, SyscallRequest, SyscallResult, UserCode} from '../engine/abi';

interface Memory {
  checkpoint: Plain;
  log: SyscallResult[];
}

/** `restarts` counts the comparisons made, by program. */
export function restartChecked(program: GeneratorProgram, restarts: Record<string, number>): GeneratorProgram {
  function* main(context: ProgramContext): UserCode<number> {
    const memory: Memory = {checkpoint: clonePlain(context.restored), log: []};
    const live = program.main({
      ...context,
      checkpoint(state) {
        memory.checkpoint = clonePlain(state);
        memory.log = [];
        context.checkpoint(state);
      },
    });
    let next = live.next(null);
    while (!next.done) {
      const copy = restart(program, context, memory);
      if (hashOf(copy) !== hashOf(next.value))
        throw new Error(`${program.name} restarted asks ${JSON.stringify(copy)}, not ${JSON.stringify(next.value)}`);
      restarts[program.name] = (restarts[program.name] ?? 0) + 1;
      const result = yield next.value;
      memory.log.push(clonePlain(result));
      next = live.next(result);
    }
    return next.value;
  }
  return {name: program.name, main};
}

/** What the program asks for when it is built anew. */
function restart(program: GeneratorProgram, context: ProgramContext, memory: Memory): SyscallRequest {
  const copy = program.main({...context, restored: clonePlain(memory.checkpoint), checkpoint() {}});
  let next = copy.next(null);
  for (const result of memory.log) next = copy.next(clonePlain(result));
  return next.value as SyscallRequest;
}
