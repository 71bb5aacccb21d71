// mkdir: makes directories; in a container file system, containers.

import {failed, strerror, syscall, type UserCode} from '../../../abi';
import {begin, changeMode, complain, defineCommand, type Invocation, save} from '../../libc';

interface Progress {
  at: number;
  /** With -p: where the next part of the path begins. */
  from: number;
  status: number;
}

export const mkdir = defineCommand(
  {
    name: 'mkdir',
    usage: 'mkdir [-p] [-m MODE] DIRECTORY...',
    about: 'Make directories; where a container hierarchy is mounted, containers',
    options: [
      {flag: '-p', aliases: ['--parents'], about: 'Make missing parents too; it may exist already'},
      {flag: '-m', value: 'MODE', about: 'Permissions, as for chmod'},
    ],
    operands: [1, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    const text = call.value('-m');
    const mode = text === undefined ? undefined : changeMode(text, 0o777, 'dir', 0);
    if (text !== undefined && mode === undefined) {
      yield* complain('mkdir', `invalid mode '${text}'`);
      return 1;
    }
    const s: Progress = begin(call.context, {at: 0, from: 0, status: 0});
    for (; s.at < call.operands.length; s.at++) {
      save(call.context, s);
      if (!(yield* makeOne(call, s, call.operands[s.at] as string, mode))) s.status = 1;
      s.from = 0;
    }
    return s.status;
  },
);

function* makeOne(call: Invocation, s: Progress, path: string, mode: number | undefined): UserCode<boolean> {
  if (call.has('-p') && !(yield* makeParents(call, s, path))) return false;
  const made = yield* syscall('mkdir', path, 0o777);
  if (failed(made)) {
    if (call.has('-p') && made.errno === 'EEXIST' && (yield* isDirectory(path))) return true;
    return yield* refuse(path, made);
  }
  if (mode === undefined) return true;
  const changed = yield* syscall('chmod', path, mode);
  return failed(changed) ? yield* refuse(path, changed) : true;
}

function* makeParents(call: Invocation, s: Progress, path: string): UserCode<boolean> {
  for (;;) {
    save(call.context, s);
    const slash = path.slice(s.from).search(/[^/]\/+[^/]/);
    if (slash < 0) return true;
    s.from += slash + 1;
    const parent = path.slice(0, s.from);
    const made = yield* syscall('mkdir', parent, 0o777);
    if (!failed(made)) continue;
    // A parent that exists is fine, whatever stands in the way of making it: a read-only or foreign directory.
    if (yield* isDirectory(parent)) continue;
    return yield* refuse(`${parent}/`, made.errno === 'EEXIST' ? {errno: 'ENOTDIR'} : made);
  }
}

function* isDirectory(path: string): UserCode<boolean> {
  const stat = yield* syscall('stat', path, true);
  return !failed(stat) && stat.kind === 'dir';
}

function* refuse(path: string, failure: {errno: Parameters<typeof strerror>[0]}): UserCode<boolean> {
  yield* complain('mkdir', `can't create directory '${path}': ${strerror(failure.errno)}`);
  return false;
}
