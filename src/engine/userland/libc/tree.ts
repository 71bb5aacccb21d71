// Removing and copying trees. The walk is a plain stack, so it can lie in a checkpoint; `save` is called before each entry.
// Complaints are printed here; the answer tells whether there were none.

import {type Failure, failed, O_CREAT, O_RDONLY, O_TRUNC, O_WRONLY, type Stat, syscall, type UserCode} from '../../abi';
import {READ_SIZE} from './input';
import {complain, complainOf} from './output';
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

export interface TreeCall {
  /** The command, for messages. */
  readonly name: string;
  readonly save: () => void;
}

export function newWalk(): TreeWalk {
  return {stack: [], copying: null, ok: true};
}

function* enter(call: TreeCall, walk: TreeWalk, from: string, to: string): UserCode<boolean> {
  const entries = yield* syscall('readdir', from);
  if (failed(entries)) {
    yield* complainOf(call.name, `can't open '${from}'`, entries);
    walk.ok = false;
    return false;
  }
  walk.stack.push({from, to, names: entries.map(entry => entry.name), next: 0, failed: false});
  return true;
}

/** rm -r of a directory: what cannot be removed is named, and the directories above it stay. */
export function* removeTree(call: TreeCall, walk: TreeWalk, path: string): UserCode<boolean> {
  if (walk.stack.length === 0 && !(yield* enter(call, walk, path, ''))) return false;
  while (walk.stack.length > 0) {
    call.save();
    const level = walk.stack[walk.stack.length - 1] as Level;
    if (level.next < level.names.length) {
      const child = joinPath(level.from, level.names[level.next++] as string);
      if (!(yield* removeEntry(call, walk, child))) level.failed = true;
      continue;
    }
    walk.stack.pop();
    const above = walk.stack[walk.stack.length - 1];
    if (!level.failed) {
      const answer = yield* syscall('rmdir', level.from);
      if (!failed(answer)) continue;
      yield* complainOf(call.name, `can't remove '${level.from}'`, answer);
    }
    walk.ok = false;
    if (above !== undefined) above.failed = true;
  }
  return walk.ok;
}

function* removeEntry(call: TreeCall, walk: TreeWalk, path: string): UserCode<boolean> {
  const stat = yield* syscall('stat', path, false);
  if (!failed(stat) && stat.kind === 'dir') return yield* enter(call, walk, path, '');
  const answer = yield* syscall('unlink', path);
  if (!failed(answer)) return true;
  yield* complainOf(call.name, `can't remove '${path}'`, answer);
  walk.ok = false;
  return false;
}

/** Copies a file, or with `recursive` a directory with all that it holds. `to` is the copy's own path. */
export function* copyTree(
  call: TreeCall,
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

function* copyEntry(
  call: TreeCall,
  walk: TreeWalk,
  from: string,
  to: string,
  recursive: boolean,
  named: boolean,
): UserCode<void> {
  // cp follows links unless it copies trees; then it copies the links.
  const stat = yield* syscall('stat', from, named && !recursive);
  if (failed(stat)) return yield* refuse(call, walk, `can't stat '${from}'`, stat);
  if (stat.kind === 'symlink') return yield* copyLink(call, walk, from, to);
  if (stat.kind !== 'dir') return yield* startFile(call, walk, from, to, stat);
  if (!recursive) {
    yield* complain(call.name, `omitting directory '${from}'`);
    walk.ok = false;
    return;
  }
  if (to === from || to.startsWith(`${from}/`)) {
    yield* complain(call.name, `recursion detected, omitting directory '${to}'`);
    walk.ok = false;
    return;
  }
  const made = yield* syscall('mkdir', to, stat.mode);
  if (failed(made) && made.errno !== 'EEXIST') return yield* refuse(call, walk, `can't create directory '${to}'`, made);
  yield* enter(call, walk, from, to);
}

function* copyLink(call: TreeCall, walk: TreeWalk, from: string, to: string): UserCode<void> {
  const target = yield* syscall('readlink', from);
  if (failed(target)) return yield* refuse(call, walk, `can't read link '${from}'`, target);
  const made = yield* syscall('symlink', target, to);
  if (failed(made)) yield* refuse(call, walk, `can't create symlink '${to}'`, made);
}

function* startFile(call: TreeCall, walk: TreeWalk, from: string, to: string, stat: Stat): UserCode<void> {
  const there = yield* syscall('stat', to, true);
  if (!failed(there) && there.dev === stat.dev && there.ino === stat.ino) {
    yield* complain(call.name, `'${from}' and '${to}' are the same file`);
    walk.ok = false;
    return;
  }
  const input = yield* syscall('open', from, O_RDONLY, 0);
  if (failed(input)) return yield* refuse(call, walk, `can't open '${from}'`, input);
  const output = yield* syscall('open', to, O_WRONLY | O_CREAT | O_TRUNC, stat.mode);
  if (failed(output)) {
    yield* syscall('close', input);
    return yield* refuse(call, walk, `can't create '${to}'`, output);
  }
  walk.copying = {input, output, from};
}

function* copyPiece(call: TreeCall, walk: TreeWalk): UserCode<void> {
  const {input, output} = walk.copying as NonNullable<TreeWalk['copying']>;
  const piece = yield* syscall('read', input, READ_SIZE);
  let problem: Failure | null = failed(piece) ? piece : null;
  let rest = failed(piece) ? '' : piece;
  const more = rest !== '';
  while (rest !== '' && problem === null) {
    const written = yield* syscall('write', output, rest);
    if (failed(written)) problem = written;
    else rest = rest.slice(written);
  }
  if (problem !== null) yield* refuse(call, walk, failed(piece) ? 'read error' : 'write error', problem);
  if (more && problem === null) return;
  yield* syscall('close', input);
  yield* syscall('close', output);
  walk.copying = null;
}

function* refuse(call: TreeCall, walk: TreeWalk, what: string, failure: Failure): UserCode<void> {
  yield* complainOf(call.name, what, failure);
  walk.ok = false;
}
