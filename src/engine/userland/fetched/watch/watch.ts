// watch: runs a command line again and again. This machine's terminal keeps what was printed, so each round stands below the
// one before instead of in its place.

import {failed, syscall} from '../../../abi';
import {defineCommand, durationTicks, exactTime, runProgram} from '../../libc';

export const watch = defineCommand(
  `watch [-t] [-n SECONDS] COMMAND [ARG]...
  Run a command line every two seconds, until Ctrl-C
  -t  Without the line above that says what runs
  -n SECONDS  Every so many seconds`,
  {optionsFirst: true, operands: [1]},
  function* (call) {
    const text = call.value('-n') ?? '2';
    const ticks = durationTicks(text);
    if (ticks === undefined) return yield* call.fail(`invalid number '${text}'`);
    const line = call.operands.join(' ');
    for (call.begin({}); ; ) {
      call.save();
      if (!call.has('-t')) {
        const {now} = yield* syscall('times');
        const title = `Every ${(ticks / 1000).toFixed(1)}s: ${line}`;
        const status = yield* call.print(`${title.padEnd(60)} ${exactTime(now).slice(0, 19)}\n\n`);
        if (status !== 0) return status;
      }
      const result = yield* runProgram(['/bin/sh', '-c', line]);
      if (failed(result)) return yield* call.refused("can't fork", result);
      // A round without a title is told apart by nothing, and one at the least takes a tick.
      yield* syscall('nanosleep', Math.max(1, ticks));
    }
  },
);
