// The built-in scenarios as files: their texts, what each has printed, and their statements as a person would type them.

import {readdirSync, readFileSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {checkSyntax} from '../../engine/userland';

const HERE = dirname(fileURLToPath(import.meta.url));
const SCRIPTS = join(HERE, '..', '..', '..', 'public', 'scenarios');
const RECORDED = join(HERE, 'recorded');

/** Names of files in public/scenarios, sorted. */
export const filesOfGallery = (): string[] => readdirSync(SCRIPTS).sort();
/** Bytes of a file in public/scenarios. */
export const sizeOf = (file: string): number => statSync(join(SCRIPTS, file)).size;
export const recordedFiles = (): string[] => readdirSync(RECORDED).sort();
export const scriptOf = (name: string): string => readFileSync(join(SCRIPTS, `${name}.sh`), 'utf8');
/** Made by `npm run -s menagerie -- run --out src/testing/gallery/recorded public/scenarios/*.sh`, and read. */
export const recordedOf = (name: string): string => readFileSync(join(RECORDED, `${name}.out`), 'utf8');

/** The statements: whole lines, and more than one where the shell waits for more. Comments and blank lines are left out. */
export function statementsOf(script: string): string[] {
  const statements: string[] = [];
  let pending = '';
  for (const line of script.split('\n')) {
    if (pending === '' && /^\s*(#|$)/.test(line)) continue;
    pending += pending === '' ? line : `\n${line}`;
    if (checkSyntax(`${pending}\n`).incomplete) continue;
    statements.push(pending);
    pending = '';
  }
  if (pending !== '') throw new Error(`the script ends within: ${pending}`);
  return statements;
}
