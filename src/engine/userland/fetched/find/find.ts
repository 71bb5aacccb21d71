// find: walks trees and does something about each file. The walk is a plain stack with a checkpoint at every file; the
// expression is parsed anew after a restore.

import {type FileKind, failed, syscall, type UserCode} from '../../../abi';
import {defineCommand, type Invocation, joinPath, runProgram} from '../../libc';
import {type Expression, type Findings, type FindPlan, parseFind, type Visit} from './expression';

interface Progress extends Findings {
  at: number;
  stack: Visit[];
  status: number;
}

const FLUSH_AT = 4096;

export const find = defineCommand(
  `find [PATH]... [EXPRESSION]
  Walk directory trees; print files, or do something about them
  -name PATTERN  The name matches a shell pattern
  -path PATTERN  The whole path matches
  -type KIND  f file, d directory, l link, c device, p pipe
  -depth  What a directory holds comes before it
  -maxdepth N  At most N levels down
  -mindepth N  Nothing above level N
  -prune  Do not enter this directory
  -print  Print the path (done if no action is named)
  -exec COMMAND  Run a command up to ";", with the path for {}; true if its status is 0
  -quit  End`,
  {ownOptions: true},
  function* (call) {
    const plan = parseFind(call.operands);
    if (typeof plan === 'string') return yield* call.fail(plan);
    const s = call.begin<Progress>({at: 0, stack: [], out: '', status: 0, over: false});
    while (!s.over) {
      call.save();
      if (s.stack.length > 0) yield* advance(call, plan, s);
      else if (s.at < plan.paths.length) yield* startAt(call, plan.paths[s.at++] as string, s);
      else break;
      if (s.out.length >= FLUSH_AT && (yield* flush(call, s)) !== 0) return 1;
    }
    return (yield* flush(call, s)) || s.status;
  },
);

function flush(call: Invocation, s: Progress): UserCode<number> {
  const text = s.out;
  s.out = '';
  return call.print(text);
}

const visitOf = (path: string, kind: FileKind, depth: number): Visit => ({
  path,
  kind,
  depth,
  inside: null,
  pruned: false,
});

function* startAt(call: Invocation, path: string, s: Progress): UserCode<void> {
  const stat = yield* syscall('stat', path, false);
  if (failed(stat)) s.status = yield* call.refused(path, stat);
  else s.stack.push(visitOf(path, stat.kind, 0));
}

/** One move of the walk: meets the topmost file, goes on inside it, or leaves it. */
function* advance(call: Invocation, plan: FindPlan, s: Progress): UserCode<void> {
  const visit = s.stack[s.stack.length - 1] as Visit;
  const met = visit.depth >= plan.minDepth;
  if (visit.inside === null) {
    if (met && !plan.depthFirst) yield* evaluate(call, plan.expression, s, visit);
    visit.inside = [];
    if (visit.kind !== 'dir' || visit.depth >= plan.maxDepth || visit.pruned || s.over) return;
    const entries = yield* syscall('readdir', visit.path);
    if (failed(entries)) s.status = yield* call.refused(visit.path, entries);
    else visit.inside = entries.map(({name, kind}) => ({name, kind}));
    return;
  }
  const next = visit.inside.shift();
  if (next !== undefined) {
    s.stack.push(visitOf(joinPath(visit.path, next.name), next.kind, visit.depth + 1));
    return;
  }
  if (met && plan.depthFirst) yield* evaluate(call, plan.expression, s, visit);
  s.stack.pop();
}

function* evaluate(call: Invocation, e: Expression, s: Progress, visit: Visit): UserCode<boolean> {
  switch (e.kind) {
    case 'act':
      return e.act(visit, s);
    case 'not':
      return !(yield* evaluate(call, e.inner, s, visit));
    case 'and':
    case 'or': {
      const left = yield* evaluate(call, e.left, s, visit);
      return left === (e.kind === 'and') ? yield* evaluate(call, e.right, s, visit) : left;
    }
    case 'exec': {
      yield* flush(call, s);
      const result = yield* runProgram(e.argv.map(word => word.replaceAll('{}', () => visit.path)));
      if (!failed(result)) return result.status === 0;
      s.status = yield* call.refused("can't fork", result);
      return false;
    }
  }
}
