// time: runs a command and says how long it took. The cpu time is that of the command and of the children that it waited
// for; this machine's kernel has no cpu time of its own, so sys is always 0.

import {failed, O_APPEND, O_CREAT, O_TRUNC, O_WRONLY, syscall, type TaskTimes} from '../../../abi';
import {defineCommand, runProgram, writeAll} from '../../libc';

/** Minutes and seconds: "0m 1.50s". */
const long = (ticks: number): string => `${Math.floor(ticks / 60_000)}m ${((ticks % 60_000) / 1000).toFixed(2)}s`;
const short = (ticks: number): string => (ticks / 1000).toFixed(2);

export const time = defineCommand(
  `time [-pa] [-o FILE] COMMAND [ARG]...
  Run a command, and print how long it took
  -p  In the form of POSIX: seconds alone
  -o FILE  Write that to a file
  -a  Append to the file`,
  {optionsFirst: true, operands: [1]},
  function* (call) {
    const s = call.begin({before: null as TaskTimes | null});
    s.before ??= yield* syscall('times');
    call.save();
    const result = yield* runProgram(call.operands);
    if (failed(result)) return yield* call.refused("can't fork", result);
    const {now, cutime} = yield* syscall('times');
    const {signal, status} = result;
    const spent: [string, number][] = [
      ['real', now - s.before.now],
      ['user', cutime - s.before.cutime],
      ['sys', 0],
    ];
    let text = '';
    if (signal !== 0) text = `Command terminated by signal ${signal}\n`;
    else if (status !== 0) text = `Command exited with non-zero status ${status}\n`;
    for (const [name, ticks] of spent)
      text += call.has('-p') ? `${name} ${short(ticks)}\n` : `${name}\t${long(ticks)}\n`;
    const path = call.value('-o');
    const flags = O_WRONLY | O_CREAT | (call.has('-a') ? O_APPEND : O_TRUNC);
    const fd = path === undefined ? 2 : yield* syscall('open', path, flags, 0o666);
    if (failed(fd)) return yield* call.refused(`can't open '${path}'`, fd);
    yield* writeAll(fd, text);
    return signal === 0 ? status : signal;
  },
);
