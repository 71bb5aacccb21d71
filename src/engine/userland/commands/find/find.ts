// find: walks trees and does something about each file. The walk is a plain stack with a checkpoint at every file; the
// expression is parsed anew after a restore.

import {type FileKind, failed, syscall, type UserCode} from '../../../abi';
import {begin, complain, complainOf, defineCommand, joinPath, matchGlob, print, runProgram, save} from '../../libc';
import {type Expression, type FindPlan, parseFind} from './expression';

interface Visit {
  path: string;
  kind: FileKind;
  depth: number;
  /** null: not entered yet. */
  inside: {name: string; kind: FileKind}[] | null;
}

interface Progress {
  at: number;
  stack: Visit[];
  /** Printed and not yet written. */
  out: string;
  status: number;
  over: boolean;
}

const FLUSH_AT = 4096;

export const find = defineCommand(
  {
    name: 'find',
    usage: 'find [PATH]... [EXPRESSION]',
    about: 'Walk directory trees; print files, or do something about them',
    options: [
      {flag: '-name', value: 'PATTERN', about: 'The name matches a shell pattern'},
      {flag: '-path', value: 'PATTERN', about: 'The whole path matches'},
      {flag: '-type', value: 'KIND', about: 'f file, d directory, l link, c device, p pipe'},
      {flag: '-depth', about: 'What a directory holds comes before it'},
      {flag: '-maxdepth', value: 'N', about: 'At most N levels down'},
      {flag: '-mindepth', value: 'N', about: 'Nothing above level N'},
      {flag: '-prune', about: 'Do not enter this directory'},
      {flag: '-print', about: 'Print the path (done if no action is named)'},
      {
        flag: '-exec',
        value: 'COMMAND',
        about: 'Run a command up to ";", with the path for {}; true if its status is 0',
      },
      {flag: '-quit', about: 'End'},
    ],
    ownOptions: true,
  },
  function* (call) {
    const plan = parseFind(call.operands);
    if (typeof plan === 'string') {
      yield* complain('find', plan);
      return 1;
    }
    const s: Progress = begin<Progress>(call.context, {at: 0, stack: [], out: '', status: 0, over: false});
    while (!s.over) {
      save(call.context, s);
      if (s.stack.length > 0) yield* advance(plan, s);
      else if (s.at < plan.paths.length) yield* startAt(plan.paths[s.at++] as string, s);
      else break;
      if (s.out.length >= FLUSH_AT && !(yield* flush(s))) return 1;
    }
    return (yield* flush(s)) ? s.status : 1;
  },
);

function* flush(s: Progress): UserCode<boolean> {
  const text = s.out;
  s.out = '';
  return (yield* print('find', text)) === 0;
}

function* startAt(path: string, s: Progress): UserCode<void> {
  const stat = yield* syscall('stat', path, false);
  if (!failed(stat)) s.stack.push({path, kind: stat.kind, depth: 0, inside: null});
  else {
    yield* complainOf('find', path, stat);
    s.status = 1;
  }
}

/** One move of the walk: meets the topmost file, goes on inside it, or leaves it. */
function* advance(plan: FindPlan, s: Progress): UserCode<void> {
  const visit = s.stack[s.stack.length - 1] as Visit;
  if (visit.inside === null) {
    const pruned = !plan.depthFirst && (yield* meet(plan, s, visit));
    visit.inside = [];
    if (visit.kind !== 'dir' || visit.depth >= plan.maxDepth || pruned || s.over) return;
    const entries = yield* syscall('readdir', visit.path);
    if (failed(entries)) {
      yield* complainOf('find', visit.path, entries);
      s.status = 1;
    } else visit.inside = entries.map(({name, kind}) => ({name, kind}));
    return;
  }
  const next = visit.inside.shift();
  if (next !== undefined) {
    s.stack.push({path: joinPath(visit.path, next.name), kind: next.kind, depth: visit.depth + 1, inside: null});
    return;
  }
  if (plan.depthFirst) yield* meet(plan, s, visit);
  s.stack.pop();
}

/** Evaluates the expression for a file. True: do not enter it. */
function* meet(plan: FindPlan, s: Progress, visit: Visit): UserCode<boolean> {
  if (visit.depth < plan.minDepth) return false;
  const meeting = {pruned: false};
  yield* evaluate(plan.expression, s, visit, meeting);
  return meeting.pruned;
}

function* evaluate(e: Expression, s: Progress, visit: Visit, meeting: {pruned: boolean}): UserCode<boolean> {
  switch (e.kind) {
    case 'name':
      return matchGlob(e.pattern, visit.path.slice(visit.path.lastIndexOf('/') + 1) || visit.path);
    case 'path':
      return matchGlob(e.pattern, visit.path);
    case 'type':
      return visit.kind === e.type;
    case 'not':
      return !(yield* evaluate(e.inner, s, visit, meeting));
    case 'and':
      return (yield* evaluate(e.left, s, visit, meeting)) && (yield* evaluate(e.right, s, visit, meeting));
    case 'or':
      return (yield* evaluate(e.left, s, visit, meeting)) || (yield* evaluate(e.right, s, visit, meeting));
    case 'print':
      s.out += visit.path + e.end;
      return true;
    case 'prune':
      meeting.pruned = true;
      return true;
    case 'quit':
      s.over = true;
      return true;
    case 'exec':
      return yield* execute(e.argv, s, visit.path);
    case 'true':
      return true;
  }
}

function* execute(argv: readonly string[], s: Progress, path: string): UserCode<boolean> {
  yield* flush(s);
  const result = yield* runProgram(argv.map(word => word.replaceAll('{}', () => path)));
  if (!failed(result)) return result.status === 0;
  yield* complainOf('find', "can't fork", result);
  s.status = 1;
  return false;
}
