// mkdir: makes directories; in a container file system, containers.

import {type Failure, failed, syscall, type UserCode} from '../../../abi';
import {changeMode, defineCommand, type Invocation} from '../../libc';

interface Progress {
  /** With -p: where the next part of the path begins. */
  from: number;
}

export const mkdir = defineCommand(
  `mkdir [-p] [-m MODE] DIRECTORY...
  Make directories; where a container hierarchy is mounted, containers
  -p, --parents  Make missing parents too; it may exist already
  -m MODE  Permissions, as for chmod`,
  {operands: [1]},
  function* (call) {
    const text = call.value('-m');
    const mode = text === undefined ? undefined : changeMode(text, 0o777, 'dir', 0);
    if (text !== undefined && mode === undefined) return yield* call.fail(`invalid mode '${text}'`);
    return yield* call.each(call.operands, {from: 0}, function* (path, s) {
      const status = yield* makeOne(call, s, path, mode);
      s.from = 0;
      return status;
    });
  },
);

function* makeOne(call: Invocation, s: Progress, path: string, mode: number | undefined): UserCode<number> {
  if (call.has('-p') && (yield* makeParents(call, s, path)) !== 0) return 1;
  const made = yield* syscall('mkdir', path, 0o777);
  if (failed(made)) {
    if (call.has('-p') && made.errno === 'EEXIST' && (yield* isDirectory(path))) return 0;
    return yield* refuse(call, path, made);
  }
  if (mode === undefined) return 0;
  const changed = yield* syscall('chmod', path, mode);
  return failed(changed) ? yield* refuse(call, path, changed) : 0;
}

function* makeParents(call: Invocation, s: Progress, path: string): UserCode<number> {
  for (;;) {
    call.save();
    const slash = path.slice(s.from).search(/[^/]\/+[^/]/);
    if (slash < 0) return 0;
    s.from += slash + 1;
    const parent = path.slice(0, s.from);
    const made = yield* syscall('mkdir', parent, 0o777);
    if (!failed(made)) continue;
    // A parent that exists is fine, whatever stands in the way of making it: a read-only or foreign directory.
    if (yield* isDirectory(parent)) continue;
    // Asked once more, the kernel says why of this call: of the parent, or of the way through what is no directory.
    const refused = yield* syscall('mkdir', made.errno === 'EEXIST' ? path : parent, 0o777);
    if (failed(refused)) return yield* refuse(call, `${parent}/`, refused);
  }
}

function* isDirectory(path: string): UserCode<boolean> {
  const stat = yield* syscall('stat', path, true);
  return !failed(stat) && stat.kind === 'dir';
}

const refuse = (call: Invocation, path: string, failure: Pick<Failure, 'errno'>): UserCode<number> =>
  call.refused(`can't create directory '${path}'`, failure);
