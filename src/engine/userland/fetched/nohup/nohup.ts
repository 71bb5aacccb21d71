// nohup: runs a command that the end of the terminal does not end. What it would print there goes to nohup.out.

import {failed, O_APPEND, O_CREAT, O_RDONLY, O_WRONLY, SIGNALS, syscall, type UserCode} from '../../../abi';
import {defineCommand, writeAll} from '../../libc';
import {isTerminal} from '../tty';
import {searchProgram} from '../which';

function* become(fd: number, path: string, flags: number): UserCode<boolean> {
  const opened = yield* syscall('open', path, flags, 0o600);
  if (failed(opened)) return false;
  yield* syscall('dup2', opened, fd);
  yield* syscall('close', opened);
  return true;
}

export const nohup = defineCommand(
  `nohup COMMAND [ARG]...
  Run a command that goes on when its terminal is gone, with its output in nohup.out`,
  {optionsFirst: true, operands: [1]},
  function* (call) {
    const [name = ''] = call.operands;
    // A command that is nowhere is told of while there is somebody to tell.
    const found = yield* searchProgram(name, call.context.environ);
    if (found !== 0)
      return yield* call.refused(`can't execute '${name}'`, {errno: found}, found === 'ENOENT' ? 127 : 126);
    if (yield* isTerminal(0)) yield* become(0, '/dev/null', O_RDONLY);
    if (yield* isTerminal(1)) {
      const home = call.context.environ.HOME;
      let path = 'nohup.out';
      let opened = yield* become(1, path, O_WRONLY | O_CREAT | O_APPEND);
      if (!opened && home !== undefined) {
        path = `${home}/nohup.out`;
        opened = yield* become(1, path, O_WRONLY | O_CREAT | O_APPEND);
      }
      if (!opened) return yield* call.fail(`can't open '${path}'`, 127);
      yield* writeAll(2, `nohup: appending output to ${path}\n`);
    }
    if (yield* isTerminal(2)) yield* syscall('dup2', 1, 2);
    yield* syscall('sigaction', SIGNALS.HUP, 'ignore');
    return yield* call.exec(call.operands);
  },
);
