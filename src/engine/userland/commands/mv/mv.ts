// mv: renames files; across file systems it copies and then removes.

import {type Failure, failed, syscall, type UserCode} from '../../../abi';
import {
  baseName,
  begin,
  complainOf,
  copyTree,
  defineCommand,
  joinPath,
  newWalk,
  removeTree,
  save,
  type TreeCall,
  type TreeWalk,
} from '../../libc';

interface Progress {
  at: number;
  directory: boolean;
  status: number;
  phase: 'rename' | 'copy' | 'remove';
  walk: TreeWalk;
}

export const mv = defineCommand(
  {
    name: 'mv',
    usage: 'mv [-f] SOURCE... TARGET|DIRECTORY',
    about: 'Rename files, or move them to a directory',
    options: [{flag: '-f', about: 'Without effect: mv never asks'}],
    operands: [2, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    const sources = call.operands.slice(0, -1);
    const target = call.operands.at(-1) as string;
    const s: Progress = begin<Progress>(call.context, {
      at: -1,
      directory: false,
      status: 0,
      phase: 'rename',
      walk: newWalk(),
    });
    const tree = {name: 'mv', save: () => save(call.context, s)};
    if (s.at < 0) {
      const stat = yield* syscall('stat', target, true);
      s.directory = (!failed(stat) && stat.kind === 'dir') || sources.length > 1;
      s.at = 0;
    }
    for (; s.at < sources.length; s.at++) {
      save(call.context, s);
      const from = sources[s.at] as string;
      const to = s.directory ? joinPath(target, baseName(from)) : target;
      if (!(yield* moveOne(tree, s, from, to))) s.status = 1;
      s.phase = 'rename';
      s.walk = newWalk();
    }
    return s.status;
  },
);

function* moveOne(tree: TreeCall, s: Progress, from: string, to: string): UserCode<boolean> {
  if (s.phase === 'rename') {
    const answer: 0 | Failure = yield* syscall('rename', from, to);
    if (!failed(answer)) return true;
    if (answer.errno !== 'EXDEV') {
      yield* complainOf('mv', `can't rename '${from}'`, answer);
      return false;
    }
    s.phase = 'copy';
  }
  if (s.phase === 'copy') {
    if (!(yield* copyTree(tree, s.walk, from, to, true))) return false;
    s.phase = 'remove';
    s.walk = newWalk();
    tree.save();
  }
  if (s.walk.stack.length === 0) {
    const stat = yield* syscall('stat', from, false);
    if (failed(stat) || stat.kind !== 'dir') {
      const answer = failed(stat) ? stat : yield* syscall('unlink', from);
      if (failed(answer)) yield* complainOf('mv', `can't remove '${from}'`, answer);
      return !failed(answer);
    }
  }
  return yield* removeTree(tree, s.walk, from);
}
