import {expect, it} from 'vitest';
import {fakeMachine, fakeSlices} from '../testing/updates';
import {describeGlossary, describeHierarchies, dialectHint, GLOSSARY, otherNames} from '.';

it('every row has a word for each column, and one plain sentence', () => {
  for (const {then, v1, v2, sentence} of GLOSSARY) {
    for (const words of [then, v1, v2]) expect(words).toMatch(/^\S.*\S$/);
    expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
  }
  expect(new Set(GLOSSARY.map(one => one.sentence)).size).toBe(GLOSSARY.length);
  expect(describeGlossary().split('\n')).toHaveLength(1 + GLOSSARY.length);
});

it('a file belongs to one row, and the row tells its other names', () => {
  const files = GLOSSARY.flatMap(one => one.files ?? []);
  expect(new Set(files).size).toBe(files.length);
  expect(otherNames('cgroup.procs')).toBe(
    '2006: tasks. Version 1: tasks, cgroup.procs. Version 2: cgroup.procs, cgroup.threads.',
  );
  expect(otherNames('no.such.file')).toBe('');
});

it('a hierarchy in words tells its dialect', () => {
  const {dialect} = fakeSlices(fakeMachine()).hierarchies[0]!;
  expect(describeHierarchies(fakeSlices(fakeMachine()))).toMatch(new RegExp(`^A, .*, type ${dialect}, at /`));
  expect(dialectHint('container')).toContain('2006');
  expect(dialectHint('cgroup')).toContain('version 1');
});
