// Scenarios that use only what a released kernel has: taken home they print here what they printed before, and taken-home.txt
// says the same of a real kernel.

import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, it} from 'vitest';
import {GALLERY} from '../../scenario';
import {exportScript} from '../../scenario/export';
import {runScript} from '../boot';
import {recordedOf, scriptOf} from './files';

const REPORT = join(dirname(fileURLToPath(import.meta.url)), 'taken-home.txt');
/** Name, and whether it printed the same on a real kernel. */
const reported = readFileSync(REPORT, 'utf8')
  .split('\n')
  .flatMap(line => /^(\S+) (yes|no: .*)$/.exec(line)?.slice(1, 3).join(' ') ?? []);
const exported = (name: string) => exportScript(scriptOf(name));
const names = GALLERY.map(one => one.name).filter(name => exported(name).ok);

it('every scenario that can be taken home was taken to a real kernel', () => {
  expect(reported.map(line => line.split(' ')[0])).toEqual(names);
});

it.each(reported.filter(line => line.endsWith(' yes')).map(line => line.split(' ')[0] as string))(
  '%s prints here what it prints on a real kernel',
  name => {
    const home = exported(name);
    if (!home.ok) throw new Error(home.refusals[0]?.message);
    expect(runScript(home.script).output).toBe(recordedOf(name));
  },
);
