// Removing and copying trees. The walk is a plain stack, so it can lie in a checkpoint; `save` is called before each entry.
// Complaints are printed here; the answer tells whether there were none.

import {type Failure, failed, O_CREAT, O_RDONLY, O_TRUNC, O_WRONLY, type Stat, syscall, type UserCode} from '../../abi';
import type {Invocation} from './command';
import {READ_SIZE} from './input';
import {writeAll} from './output';
import {joinPath} from './path';

interface Level {
  readonly from: string;
  /** Copying: where it goes. */
  readonly to: string;
  readonly names: readonly string[];
  next: number;
  /** Something below could not be removed. */
  failed: boolean;
}

export interface TreeWalk {
  stack: Level[];
  /** A file that is being copied. */
  copying: {readonly input: number; readonly output: number; readonly from: string} | null;
  ok: boolean;
}

export function newWalk(): TreeWalk {
  return {stack: [], copying: null, ok: true};
}

function* enter(call: Invocation, walk: TreeWalk, from: string, to: string): UserCode<boolean> {
  const entries = yield* syscall('readdir', from);
  if (failed(entries)) return yield* refuse(call, walk, `can't open '${from}'`, entries);
  walk.stack.push({from, to, names: entries.map(entry => entry.name), next: 0, failed: false});
  return true;
}

/** rm -r: what cannot be removed is named, and the directories above it stay. */
export function* removeTree(call: Invocation, walk: TreeWalk, path: string): UserCode<boolean> {
  if (walk.stack.length === 0) yield* removeEntry(call, walk, path);
  for (let level = walk.stack.at(-1); level !== undefined; level = walk.stack.at(-1)) {
    call.save();
    const name = level.names[level.next++];
    if (name !== undefined) {
      if (!(yield* removeEntry(call, walk, joinPath(level.from, name)))) level.failed = true;
      continue;
    }
    walk.stack.pop();
    if (!level.failed) {
      const answer = yield* syscall('rmdir', level.from);
      if (!failed(answer)) continue;
      yield* refuse(call, walk, `can't remove '${level.from}'`, answer);
    }
    const above = walk.stack.at(-1);
    if (above !== undefined) above.failed = true;
  }
  return walk.ok;
}

function* removeEntry(call: Invocation, walk: TreeWalk, path: string): UserCode<boolean> {
  const stat = yield* syscall('stat', path, false);
  if (!failed(stat) && stat.kind === 'dir') return yield* enter(call, walk, path, '');
  const answer = yield* syscall('unlink', path);
  return failed(answer) ? yield* refuse(call, walk, `can't remove '${path}'`, answer) : true;
}

/** Copies a file, or with `recursive` a directory with all that it holds. `to` is the copy's own path. */
export function* copyTree(
  call: Invocation,
  walk: TreeWalk,
  from: string,
  to: string,
  recursive: boolean,
): UserCode<boolean> {
  const fresh = walk.stack.length === 0 && walk.copying === null;
  if (fresh) yield* copyEntry(call, walk, from, to, recursive, true);
  for (;;) {
    call.save();
    if (walk.copying !== null) {
      yield* copyPiece(call, walk);
      continue;
    }
    const level = walk.stack[walk.stack.length - 1];
    if (level === undefined) return walk.ok;
    const name = level.names[level.next++];
    if (name === undefined) walk.stack.pop();
    else yield* copyEntry(call, walk, joinPath(level.from, name), joinPath(level.to, name), true, false);
  }
}

/** False: it was not begun. */
function* copyEntry(
  call: Invocation,
  walk: TreeWalk,
  from: string,
  to: string,
  recursive: boolean,
  named: boolean,
): UserCode<boolean> {
  // cp follows links unless it copies trees; then it copies the links.
  const stat = yield* syscall('stat', from, named && !recursive);
  if (failed(stat)) return yield* refuse(call, walk, `can't stat '${from}'`, stat);
  if (stat.kind === 'symlink') return yield* copyLink(call, walk, from, to);
  if (stat.kind !== 'dir') return yield* startFile(call, walk, from, to, stat);
  if (!recursive) return yield* refuse(call, walk, `omitting directory '${from}'`);
  if (to === from || to.startsWith(`${from}/`))
    return yield* refuse(call, walk, `recursion detected, omitting directory '${to}'`);
  const made = yield* syscall('mkdir', to, stat.mode);
  if (failed(made) && made.errno !== 'EEXIST') return yield* refuse(call, walk, `can't create directory '${to}'`, made);
  return yield* enter(call, walk, from, to);
}

function* copyLink(call: Invocation, walk: TreeWalk, from: string, to: string): UserCode<boolean> {
  const target = yield* syscall('readlink', from);
  if (failed(target)) return yield* refuse(call, walk, `can't read link '${from}'`, target);
  const made = yield* syscall('symlink', target, to);
  return failed(made) ? yield* refuse(call, walk, `can't create symlink '${to}'`, made) : true;
}

function* startFile(call: Invocation, walk: TreeWalk, from: string, to: string, stat: Stat): UserCode<boolean> {
  const there = yield* syscall('stat', to, true);
  if (!failed(there) && there.dev === stat.dev && there.ino === stat.ino)
    return yield* refuse(call, walk, `'${from}' and '${to}' are the same file`);
  const input = yield* syscall('open', from, O_RDONLY, 0);
  if (failed(input)) return yield* refuse(call, walk, `can't open '${from}'`, input);
  const output = yield* syscall('open', to, O_WRONLY | O_CREAT | O_TRUNC, stat.mode);
  if (failed(output)) {
    yield* syscall('close', input);
    return yield* refuse(call, walk, `can't create '${to}'`, output);
  }
  walk.copying = {input, output, from};
  return true;
}

function* copyPiece(call: Invocation, walk: TreeWalk): UserCode<void> {
  const {input, output} = walk.copying as NonNullable<TreeWalk['copying']>;
  const piece = yield* syscall('read', input, READ_SIZE);
  const problem = failed(piece) ? piece : yield* writeAll(output, piece);
  if (problem !== null) yield* refuse(call, walk, failed(piece) ? 'read error' : 'write error', problem);
  else if (piece !== '') return;
  yield* syscall('close', input);
  yield* syscall('close', output);
  walk.copying = null;
}

function* refuse(call: Invocation, walk: TreeWalk, what: string, failure: Failure | null = null): UserCode<false> {
  walk.ok = false;
  yield* failure === null ? call.fail(what) : call.refused(what, failure);
  return false;
}
