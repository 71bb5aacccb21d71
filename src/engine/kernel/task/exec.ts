// exec: the task keeps its pid, files and containers, and becomes another program.

import {SLEEP, type Sleep} from '../../../base';
import {type Failure, type Fallible, fail, failed, type Pid} from '../../abi';
import type {Kernel} from '../kernel';
import {closeFile, readExecutable} from '../vfs';
import {startProgram} from './program';

/** TASK_COMM_LEN - 1. */
const COMM_LENGTH = 15;

interface Image {
  readonly program: string;
  readonly argv: readonly string[];
}

/** The program behind a path; a script's first line names its interpreter, once. */
function loadImage(k: Kernel, me: Pid, path: string, argv: readonly string[]): Fallible<Image> {
  const found = readExecutable(k, me, path);
  if (failed(found)) return found;
  if ('program' in found) return {program: found.program, argv};
  const interpreter = readExecutable(k, me, found.interpreter);
  if (failed(interpreter)) return interpreter;
  if (!('program' in interpreter)) return fail('ENOEXEC', `the interpreter ${found.interpreter} is a script itself`);
  const argument = found.argument === '' ? [] : [found.argument];
  return {program: interpreter.program, argv: [found.interpreter, ...argument, path, ...argv.slice(1)]};
}

/**
 * execve(2). Errors: ENOENT, EACCES, ENOEXEC. On success the caller never hears of it: the new program starts. SLEEP, with
 * `k.missing` set and nothing else touched, while the program's code is still to be fetched.
 */
export function exec(
  k: Kernel,
  me: Pid,
  path: string,
  argv: readonly string[],
  environ: Readonly<Record<string, string>>,
): 0 | Failure | Sleep {
  const image = loadImage(k, me, path, argv);
  if (failed(image)) return image;
  const code = k.programs.get(image.program);
  if (code === undefined)
    return fail('ENOEXEC', `${path} names the program ${image.program}, which this machine lacks`);
  if (code.absent === true) {
    k.missing = code.name;
    return SLEEP;
  }
  const record = k.state.records.edit(me);
  for (const fd of record.closeOnExec) {
    const file = record.fds[fd];
    if (file === undefined || file === 0) continue;
    record.fds[fd] = 0;
    closeFile(k, me, file);
  }
  const live = k.state.records.edit(me);
  live.closeOnExec = [];
  live.comm = path.slice(path.lastIndexOf('/') + 1).slice(0, COMM_LENGTH);
  for (const signal of Object.keys(live.dispositions)) {
    if (live.dispositions[signal] === 'catch') delete live.dispositions[signal];
  }
  live.program = startProgram(code, me, image.argv, environ, null);
  k.generators.delete(me);
  if (k.listeners.trace !== null) k.listeners.trace('task_exec', {task: me, comm: live.comm});
  return 0;
}
