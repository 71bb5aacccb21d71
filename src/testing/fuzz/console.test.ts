// What a person who types at random is told: every refusal has a reason, and the reason a rule with its source.

import {expect, it} from 'vitest';
import {boot} from '../boot';
import {typeLines} from './console';
import {againLines} from './fuzz';
import {lacking, RefusalBook} from './refusals';

it('every refusal that random lines meet tells why', () => {
  const [lines, seed] = [3000, 20061222];
  const book = new RefusalBook();
  const unexplained = typeLines(lines, seed, book);
  const distinct = book.distinct();
  console.log(`lines: ${lines}, refusals printed: ${book.heard}, distinct ones: ${distinct.length}`);
  expect(unexplained, againLines(lines, seed)).toEqual([]);
  expect(distinct.map(lacking).filter(what => what !== '')).toEqual([]);
  expect(distinct.filter(({source}) => source === null)).toEqual([]);
  expect(distinct.length).toBeGreaterThan(80);
});

it('mkdir -p tells why a directory above could not be made', () => {
  const {machine, typeLine} = boot('mount -t cgroup -o pids none /mnt\n');
  const said: string[] = [];
  machine.onTrace(({name, data}) => {
    if (name === 'refused') said.push(`${data.call} ${data.errno}: ${data.because}`);
  });
  expect(typeLine("mkdir -p '/mnt/two\nlines/x'")).toContain('Invalid argument');
  expect(typeLine('mkdir -p /mnt/tasks/x')).toContain("can't create directory '/mnt/tasks/': Not a directory");
  expect(said).toEqual([
    'mkdir EINVAL: a newline in the name would make /proc unreadable',
    'mkdir ENOTDIR: /mnt/tasks/ is not a directory',
  ]);
});
