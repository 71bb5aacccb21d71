// mv: renames files; across file systems it copies and then removes.

import {type Failure, failed, syscall, type UserCode} from '../../../abi';
import {
  copyTree,
  defineCommand,
  type Invocation,
  newWalk,
  type Place,
  placeFor,
  removeTree,
  type TreeWalk,
} from '../../libc';

interface Progress extends Place {
  phase: 'rename' | 'copy' | 'remove';
  walk: TreeWalk;
}

export const mv = defineCommand(
  `mv [-f] SOURCE... TARGET|DIRECTORY
  Rename files, or move them to a directory
  -f  Without effect: mv never asks`,
  {operands: [2]},
  function* (call) {
    const sources = call.operands.slice(0, -1);
    const own: Progress = {directory: sources.length > 1 || null, phase: 'rename', walk: newWalk()};
    return yield* call.each(sources, own, function* (from, s) {
      const moved = yield* moveOne(call, s, from, yield* placeFor(s, from, call.operands.at(-1) as string));
      s.phase = 'rename';
      s.walk = newWalk();
      return moved ? 0 : 1;
    });
  },
);

function* moveOne(call: Invocation, s: Progress, from: string, to: string): UserCode<boolean> {
  if (s.phase === 'rename') {
    const answer: 0 | Failure = yield* syscall('rename', from, to);
    if (!failed(answer)) return true;
    if (answer.errno !== 'EXDEV') return !(yield* call.refused(`can't rename '${from}'`, answer));
    s.phase = 'copy';
  }
  if (s.phase === 'copy') {
    if (!(yield* copyTree(call, s.walk, from, to, true))) return false;
    s.phase = 'remove';
    s.walk = newWalk();
    call.save();
  }
  return yield* removeTree(call, s.walk, from);
}
