// Whatever random operations are refused has a rule and a source, and explaining it neither fails nor changes anything. And
// where a fix is offered for a random line, the line is not refused by that rule again.

import {expect, test, vi} from 'vitest';
import {type RandomState, randomInt} from '../../base';
import {explainRefusal, type Kernel, type ShownRefusal} from '../../engine/kernel';
import {hashState} from '../../engine/machine/hash';
import {boot, type Terminal} from '../boot';
import {fuzz} from '../fuzz';

const met = vi.hoisted(() => ({look: (_k: unknown): string[] => []}));
// The laws have a test of their own: here each operation is followed by a look at what was refused.
vi.mock('../invariants', () => ({checkInvariants: (k: unknown) => met.look(k)}));

const LINES = 20_000;

test('every refusal that 20,000 random operations meet is explained', () => {
  const seen = new WeakSet<object>();
  const rules = new Map<string, number>();
  const unexplained = new Set<string>();
  let refused = 0;
  let fixes = 0;
  met.look = given => {
    const k = given as Kernel;
    for (const [task, {refusal, euid, cwd}] of k.state.records) {
      if (refusal === null || seen.has(refusal)) continue;
      seen.add(refusal);
      refused++;
      const before = refused % 1000 === 0 ? hashState(k.state) : '';
      const why = explainRefusal(k, {...refusal, task, euid, cwd} as ShownRefusal);
      if (before !== '') expect(hashState(k.state)).toBe(before);
      if (why === null || why.rule === '' || why.source === '') unexplained.add(refusal.because);
      else rules.set(why.rule, (rules.get(why.rule) ?? 0) + 1);
      if (why?.fix) fixes++;
    }
    return [];
  };
  const {operations, violations, panic} = fuzz(LINES, 20061222);
  expect({operations, violations, panic}).toEqual({operations: LINES, violations: [], panic: ''});
  expect([...unexplained]).toEqual([]);
  expect(rules.size).toBeGreaterThan(25);
  console.log(`fuzz: ${LINES} operations, ${refused} refused by ${rules.size} rules, ${fixes} with a fix`);
});

const pick = (random: RandomState, words: string): string => {
  const list = words.split(' ');
  return list[randomInt(random, list.length)] as string;
};

/** A line as somebody might try it; files and values need not fit. */
function line(random: RandomState): string {
  const at = pick(random, '/s /c /n');
  const directory = `${at}/${pick(random, 'a b a/x a/y b/x a/x/z')}`;
  const file = {
    '/s': pick(random, 'cpus cpus mems cpu_exclusive mem_exclusive tasks'),
    '/c': pick(random, 'tasks debug1.references cpuacct.usage'),
    '/n': pick(random, 'numtasks.shares numtasks.shares tasks'),
  }[at] as string;
  const value =
    file === 'tasks'
      ? pick(random, '$P $Q $P $Q 0 9999')
      : file === 'numtasks.shares'
        ? `${pick(random, 'min_shares max_shares child_shares_divisor')}=${pick(random, '0 10 40 80 120')}`
        : /s$/.test(file)
          ? pick(random, '0 1 0-1 2 1-3 0-3 3 9')
          : pick(random, '0 1');
  switch (randomInt(random, 12)) {
    case 0:
    case 1:
      return `mkdir ${directory}`;
    case 2:
    case 3:
      return `rmdir ${directory}`;
    case 4:
      return pick(random, 'umount_/s umount_/c umount_/d rmdir_/c rmdir_/d').replace('_', ' ');
    case 5:
      return `mount -t container -o ${pick(random, 'cpuset debug1,cpuacct numtasks cpuacct cpuset,numtasks debug2')} none ${pick(random, '/s /c /n /d /e/f')}`;
    case 6:
      return `cd ${pick(random, '/ / / /s /c/a')}`;
    default:
      return `echo ${value} > ${directory}/${file}`;
  }
}

function fixed(terminal: Terminal, typed: string): 'no fix' | 'helped' | 'refused otherwise' {
  const {kernel} = terminal.machine;
  const {terminal: shown} = kernel.state.misc;
  const why = shown.refusal && explainRefusal(kernel, shown.refusal);
  expect(why?.rule, `${typed}\n${shown.refusal?.because}`).not.toBe('');
  if (!why?.fix) return 'no fix';
  shown.refusal = null;
  const said = terminal.typeLine(why.fix);
  expect(shown.refusal, `${typed}\n${why.because}\n${why.fix}\n${said}`).toBeNull();
  if (why.instead) return 'helped';
  const printed = terminal.typeLine(typed);
  const {refusal} = shown as {refusal: ShownRefusal | null};
  if (refusal === null) return 'helped';
  const again = explainRefusal(kernel, refusal);
  expect(again?.rule, `${typed}\n${why.because}\n${why.fix}\n${printed}`).not.toBe(why.rule);
  return 'refused otherwise';
}

test('a fix that is offered for a random line helps', () => {
  const counts = {'no fix': 0, helped: 0, 'refused otherwise': 0};
  for (let seed = 1; seed <= 8; seed++) {
    const random = {seed};
    const terminal = boot('', {debug: 2, cpus: 4, nodes: 2, maxHierarchies: 4});
    terminal.typeLine(
      'mkdir /s /c /n /d; mount -t container -o cpuset none /s; mount -t container -o debug1,cpuacct none /c',
    );
    terminal.typeLine('mount -t container -o numtasks none /n; sleep 99999 & P=$!; sleep 99999 & Q=$!');
    for (let i = 0; i < 150; i++) {
      const typed = line(random);
      terminal.machine.kernel.state.misc.terminal.refusal = null;
      terminal.typeLine(typed);
      if (terminal.machine.kernel.state.misc.terminal.refusal !== null) counts[fixed(terminal, typed)]++;
    }
  }
  console.log(`fixes: ${JSON.stringify(counts)}`);
  expect(counts.helped).toBeGreaterThan(50);
  expect(counts['refused otherwise']).toBeLessThan(counts.helped / 5);
});
