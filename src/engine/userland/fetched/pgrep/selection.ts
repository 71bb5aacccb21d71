// What pgrep and pkill look for: options, and the tasks that meet all of them (as procps has it; sessions and terminals do not
// exist here, so there is no way to ask for them).

import {failed, type UserCode} from '../../../abi';
import {compileRegex, type Invocation, regexBudget, searchRegex, userId, wholeNumber} from '../../libc';
import {newScan, scanTasks, type TaskFacts} from '../ps';

/** Names of tasks are cut off after these. */
const COMM_LENGTH = 15;

/** Lines for the descriptions of both commands. */
export const SELECTION = `-f  Match the whole command line, not only the name
  -x  The whole of it must match
  -v  Those that do not match
  -n  Only the newest of them
  -o  Only the oldest of them
  -c  Print only how many they are
  -P PPID,...  Only children of these tasks
  -g PGRP,...  Only members of these process groups
  -u USER,...  Only tasks that act as these users
  -U USER,...  Only tasks that belong to these users`;

type Test = (task: TaskFacts) => boolean;

/** The command line as one text; the name where there is none. */
export const lineOf = ({argv, comm}: TaskFacts): string => (argv.length === 0 ? comm : argv.join(' '));

/** Tests by the lists of numbers that the options have. Null after a complaint. */
function* listed(call: Invocation): UserCode<Test[] | null> {
  const tests: Test[] = [];
  const kinds: [string, (word: string) => number | undefined, (task: TaskFacts) => number, string][] = [
    ['-P', wholeNumber, task => task.ppid, 'process id'],
    ['-g', wholeNumber, task => task.pgid, 'process group'],
    ['-u', userId, task => task.uid, 'user name'],
    ['-U', userId, task => task.ruid, 'user name'],
  ];
  for (const [flag, read, fact, what] of kinds) {
    const words = call.values(flag).flatMap(value => value.split(','));
    const numbers = words.map(read);
    const bad = numbers.indexOf(undefined);
    if (bad >= 0) {
      yield* call.fail(`invalid ${what}: ${words[bad]}`);
      return null;
    }
    if (words.length > 0) tests.push(task => numbers.includes(fact(task)));
  }
  return tests;
}

/** By the pattern, an extended regular expression. Null after a complaint; `first`: nothing was told before. */
function* matching(call: Invocation, pattern: string, first: boolean): UserCode<Test | null> {
  const full = call.has('-f');
  if (first && !full && pattern.length > COMM_LENGTH)
    yield* call.fail(`names of tasks have at most ${COMM_LENGTH} characters, so none matches; see -f`);
  const regex = compileRegex(call.has('-x') ? `^(${pattern})$` : pattern, {extended: true});
  if (typeof regex === 'string') {
    yield* call.fail(regex);
    return null;
  }
  return task => searchRegex(regex, full ? lineOf(task) : task.comm, regexBudget()) !== null;
}

/** The one that began last, or first; of those that began at once, the one with the higher or lower pid. */
function outermost(tasks: readonly TaskFacts[], sign: 1 | -1): TaskFacts[] {
  const order = (a: TaskFacts, b: TaskFacts) => sign * (b.start - a.start || b.pid - a.pid);
  return [...tasks].sort(order).slice(0, 1);
}

/** The tasks that are asked for, pids ascending and without the caller; or the status to end with after a complaint. */
export function* selectTasks(call: Invocation, scan = newScan()): UserCode<readonly TaskFacts[] | number> {
  const tests = yield* listed(call);
  if (tests === null) return 2;
  const [pattern] = call.operands;
  if (pattern === undefined && tests.length === 0) return yield* call.misused('no matching criteria specified');
  const matches = pattern === undefined ? () => true : yield* matching(call, pattern, scan.pids === null);
  if (matches === null) return 2;
  const refused = yield* scanTasks(call, scan);
  if (failed(refused)) return yield* call.refused("can't open '/proc'", refused, 3);
  const meets = (task: TaskFacts) => matches(task) && tests.every(test => test(task));
  const found = scan.rows.filter(task => task.pid !== call.context.pid && meets(task) !== call.has('-v'));
  return call.has('-n') ? outermost(found, 1) : call.has('-o') ? outermost(found, -1) : found;
}
