// A file holds one concept. Nobody counts while writing, so this does.
import {describe, expect, it} from 'vitest';
import {isTest, readSources, type Sources} from './sources';

/** Lines. Tables and prose in data files (text, Markdown, JSON) are not counted. */
const limits = {logic: 450, test: 300};

/** Files allowed to be longer, by path, each with its reason. */
const exceptions: ReadonlyMap<string, string> = new Map();

function findLongFiles(sources: Sources): string[] {
  const found: string[] = [];
  for (const [path, text] of sources) {
    const lines = text.replace(/\n$/, '').split('\n').length;
    const limit = isTest(path) ? limits.test : limits.logic;
    if (lines > limit && !exceptions.has(path)) found.push(`${path}: ${lines} lines, limit ${limit}`);
  }
  return found;
}

describe('sizes of files', () => {
  it.each(['src', 'e2e'])('%s has no file above the limit', folder => {
    const sources = readSources(folder);
    expect(sources.size).toBeGreaterThan(0);
    expect(findLongFiles(sources)).toEqual([]);
  });

  it('finds a planted long file', () => {
    const planted = new Map([
      ['ui/a.ts', 'x;\n'.repeat(451)],
      ['ui/b.ts', 'x;\n'.repeat(450)],
      ['ui/c.test.ts', 'x;\n'.repeat(301)],
    ]);
    expect(findLongFiles(planted)).toEqual(['ui/a.ts: 451 lines, limit 450', 'ui/c.test.ts: 301 lines, limit 300']);
  });
});
