// The built-in scenarios: the table and the folder name the same, each runs as its directives say, and prints what was
// recorded and read.

import {describe, expect, it} from 'vitest';
import {GALLERY, parseDirectives} from '../../scenario';
import {boot, runScript} from '../boot';
import {filesOfGallery, recordedFiles, recordedOf, scriptOf, sizeOf, statementsOf} from './files';

const names = GALLERY.map(one => one.name);
/** Milliseconds of the machine until the prompt, for a statement that a person waits for. */
const PATIENCE = 8000;
/** Scripts and pictures together. */
const MOST_BYTES = 1_400_000;
/** Bytes: a picture of an empty pane takes no more. */
const BLANK = 8_000;
/** Simulated seconds of a whole scenario. */
const QUICK = 20;

describe('the gallery', () => {
  it('names each scenario once, and each has its script, and no other is there', () => {
    expect(new Set(names).size).toBe(names.length);
    const scripts = filesOfGallery().filter(file => !file.endsWith('.png'));
    expect(scripts).toEqual(names.map(name => `${name}.sh`).sort());
    expect(recordedFiles()).toEqual(names.map(name => `${name}.out`).sort());
  });

  it('has a picture of each in either theme, and none of others: `npm run screenshots` makes them', () => {
    const pictures = filesOfGallery().filter(file => file.endsWith('.png'));
    expect(pictures).toEqual(names.flatMap(name => [`${name}-dark.png`, `${name}-light.png`]).sort());
  });

  it('has something to see in every picture', () => {
    for (const file of filesOfGallery().filter(one => one.endsWith('.png')))
      expect(sizeOf(file), file).toBeGreaterThan(BLANK);
  });

  it('is light enough to be shipped whole', () => {
    expect(filesOfGallery().reduce((sum, file) => sum + sizeOf(file), 0)).toBeLessThan(MOST_BYTES);
  });

  it('says in a sentence what each shows, and whose idea it was', () => {
    for (const {about, whose, when} of GALLERY) {
      expect(about).toMatch(/^[^.]{20,110}(2\.6\.24)?\.$/);
      expect(whose.length).toBeGreaterThan(5);
      expect(when).toMatch(/20\d\d$/);
    }
  });
});

describe.each(names)('%s', name => {
  const text = scriptOf(name);

  it('has directives that hold, its title among them', () => {
    const directives = parseDirectives(text);
    expect(directives).toMatchObject({ok: true, spec: {title: GALLERY.find(one => one.name === name)?.title}});
  });

  it('says first what it shows, and from where it is known', () => {
    const [head = ''] = text.split('\n\n');
    expect(head).toMatch(/^# .*\n# /m);
    expect(head).toMatch(/20\d\d|Linux \d/);
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(120);
    for (const line of text.split('\n').filter(one => one.startsWith('#')))
      expect(line.length, line).toBeLessThanOrEqual(90);
  });

  it('prints what was recorded, twice with the same hash, and soon', () => {
    const limited = text.replace(/\n/, `\n#: limit ${QUICK}\n`);
    const [first, second] = [runScript(limited), runScript(limited)];
    expect(first.output).toBe(recordedOf(name));
    expect(second.hash).toBe(first.hash);
  });

  it('comes back to the same prompt after each statement', () => {
    const typed = boot('', specOf(text));
    const shell = typed.typeLine('echo $$').split('\n').at(-2);
    for (const statement of statementsOf(text)) typed.typeLine(statement, PATIENCE);
    expect(typed.typeLine('echo $$').split('\n').at(-2)).toBe(shell);
  });
});

function specOf(text: string) {
  const directives = parseDirectives(text);
  if (!directives.ok) throw new Error(directives.message);
  return directives.spec;
}
