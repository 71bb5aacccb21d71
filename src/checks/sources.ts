// Reads the project's own TypeScript for the checks beside this file: paths, texts, syntax trees.
// Paths are relative to src and use '/', so that a check can also be given sources that exist only in memory.
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseSync} from 'vite';

/** Text by path; the whole input of every check. */
export type Sources = ReadonlyMap<string, string>;

/** A point of the syntax tree (ESTree with TypeScript), as loosely as the checks need it. */
export interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const isTest = (path: string): boolean => /\.(test|spec)\.tsx?$/.test(path);

/** All .ts and .tsx files below a folder of the project ('src' unless told). */
export function readSources(folder = 'src'): Sources {
  const top = join(projectRoot, folder);
  const found = new Map<string, string>();
  for (const entry of readdirSync(top, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    found.set(relative(top, file).split(sep).join('/'), readFileSync(file, 'utf8'));
  }
  return found;
}

/** The syntax tree of one file; a file that does not parse is an error, for an unread file would pass every check. */
export function parse(path: string, text: string): Syntax {
  const {program, errors} = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  return program as unknown as Syntax;
}

export const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && typeof (value as {type?: unknown}).type === 'string';

/** Calls visit for every point, parents first; `key` is the name under which the parent holds it. */
export function walk(
  syntax: Syntax,
  visit: (syntax: Syntax, parent: Syntax | null, key: string) => void,
  parent: Syntax | null = null,
  key = '',
): void {
  visit(syntax, parent, key);
  for (const [name, value] of Object.entries(syntax)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isSyntax(child)) walk(child, visit, syntax, name);
    }
  }
}

export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
