// Every refusal in the code of the engine has a rule with a source: sentences are read from the syntax trees, so a new
// refusal, or one that is put in other words, is noticed here.

import {expect, test} from 'vitest';
import {SENTENCES, sentenceOf} from '../engine/explain/explain';
import {isSyntax, parse, readSources, type Syntax, walk} from './sources';

const isFail = ({type, callee}: Syntax): boolean =>
  type === 'CallExpression' && (callee as Syntax).type === 'Identifier' && (callee as Syntax).name === 'fail';

/** The texts that an expression may be; what is computed stands as "1". undefined: the text comes from elsewhere. */
function textsOf(value: unknown): string[] | undefined {
  if (!isSyntax(value)) return undefined;
  if (value.type === 'Literal') return [String(value.value)];
  if (value.type === 'ConditionalExpression') {
    const both = [textsOf(value.consequent), textsOf(value.alternate)];
    return both.every(one => one !== undefined) ? both.flat() : undefined;
  }
  if (value.type === 'CallExpression' && (value.callee as Syntax).name === 'counted') {
    return textsOf((value.arguments as unknown[])[1])?.map(thing => `1 ${thing}`);
  }
  if (value.type !== 'TemplateLiteral') return undefined;
  const quasis = value.quasis as {value: {cooked: string}}[];
  const holes = (value.expressions as Syntax[]).map(one => textsOf(one) ?? ['1']);
  return quasis.reduce<string[]>(
    (texts, {value: {cooked}}, at) =>
      texts.flatMap(text => (at === 0 ? [''] : (holes[at - 1] as string[])).map(hole => text + hole + cooked)),
    [''],
  );
}

/** Sentences that are put together elsewhere, as they then read. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'kernel/vfs/devices.ts': ['the task is not in the foreground process group of the terminal'],
  'kernel/vfs/mount-calls.ts': [
    '/c/d is mounted below',
    'task 12 (sh) has its working directory in it',
    'task 12 (sh) has a file in it open as descriptor 3',
    'a file in it is open',
  ],
};
/** All sentences of files where whole parts of them are computed. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  'kernel/container/remove.ts': [
    'the top container goes with its hierarchy, at umount',
    '/a has 1 child container, among them x',
    'cpuset still holds 2 references to /a',
    '/a holds task 7',
    '/a holds 2 tasks, among them 7',
    '/a holds 1 task on the way in or out',
  ],
  'subsystems/cpuset/validate.ts': [
    'its child /a/x has cpu 2, which would be missing in this cpuset',
    'its child /a/x has cpu_exclusive set, which must first be set in this cpuset',
    'it would have node 1, which would be missing in its parent /a',
    'it would have mem_exclusive set, which must first be set in its parent /a',
    '/a has cpu_exclusive and holds cpu 1',
    '/b also holds node 0',
    '/b has tasks, so its cpus may not become empty',
  ],
};

function sentences(): {file: string; text: string}[] {
  const found: {file: string; text: string}[] = [];
  for (const [path, source] of readSources('src/engine')) {
    // Programs have functions of their own by that name.
    if (path.endsWith('.test.ts') || !/import \{[^}]*\bfail\b[^}]*\} from '[./]*abi'/.test(source)) continue;
    const more = [...(ELSEWHERE[path] ?? []), ...(MADE[path] ?? [])];
    walk(parse(path, source), point => {
      if (!isFail(point)) return;
      const texts = textsOf((point.arguments as unknown[])[1]);
      if (texts === undefined) expect(ELSEWHERE, path).toHaveProperty([path]);
      if (MADE[path] === undefined) for (const text of texts ?? []) found.push({file: path, text});
    });
    for (const text of more) found.push({file: path, text});
  }
  // Put together without fail().
  found.push({file: 'kernel/step.ts', text: 'there is no system call 1'});
  found.push({file: 'kernel/step.ts', text: 'a signal that the task catches ended the wait'});
  return found;
}

test('every refusal of the engine has a rule and a source, and every rule has a refusal', () => {
  const used = new Set<unknown>();
  const all = sentences();
  for (const {file, text} of all) {
    const found = sentenceOf(text);
    expect(found, `${file}: ${text}`).toBeDefined();
    used.add(found?.sentence);
  }
  expect(SENTENCES.filter(sentence => !used.has(sentence)).map(({text}) => text)).toEqual([]);
  console.log(`refusals: ${all.length} sentences in the code, ${SENTENCES.length} in the rules`);
});

test('each rule is a sentence, and each source a text that others can read', () => {
  for (const {rule} of SENTENCES) {
    expect(rule.rule).toMatch(/^\S.*\.$/);
    expect(rule.source).toMatch(/^V6 [1-6]\/6, |\.[chS]( of 2\.6\.20)?(,| \(|$)|^this machine: |^execvp\(3\)$/);
  }
});
