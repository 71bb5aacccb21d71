// The engine with one text of its source replaced, in memory: every module is compiled once to a function that takes its
// imports, and a fresh set of modules is made from those functions for each replacement, which takes some milliseconds.

import {existsSync, readFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {finishScript, prepareScript} from '../../session';

const SOURCES = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const ENTRY = resolve(SOURCES, 'session/index.ts');

type Exports = Record<string, unknown>;
type Import = (from: string) => Exports;
type Run = (
  exports: Exports,
  name: (name: string, get: () => unknown) => void,
  all: (from: Exports) => void,
  load: Import,
) => void;

interface Module {
  readonly source: string;
  readonly run: Run;
  /** By the text of the import: a file of ours, or null for a package. */
  readonly imports: ReadonlyMap<string, string | null>;
}

export interface Engine {
  readonly prepareScript: typeof prepareScript;
  readonly finishScript: typeof finishScript;
}

/** What compiling takes from outside. */
export interface Tools {
  /** TypeScript to the body of a function of __vite_ssr_import__ and its like, and what it imports. */
  transform(file: string, source: string): Promise<{readonly code: string; readonly deps?: readonly string[]}>;
  /** By name: the packages that the engine uses. */
  readonly packages: Readonly<Record<string, object>>;
}

/** A file below src/engine, a text that stands there exactly once, and what stands there instead. */
export type Replacement = readonly [file: string, text: string, instead: string];

function fileOf(from: string, imported: string): string | null {
  if (!imported.startsWith('.')) return null;
  const base = resolve(dirname(from), imported);
  const found = [`${base}.ts`, `${base}/index.ts`].find(existsSync);
  if (found === undefined) throw new Error(`${from} imports ${imported}, which is no file`);
  return found;
}

async function compile({transform}: Tools, file: string, source: string): Promise<Module> {
  const transformed = await transform(file, source);
  // No module waits at its top level, so imports need not be awaited.
  const body = transformed.code.replaceAll('await __vite_ssr_import__', '__vite_ssr_import__');
  const names = ['__vite_ssr_exports__', '__vite_ssr_exportName__', '__vite_ssr_exportAll__', '__vite_ssr_import__'];
  const run = new Function(...names, `'use strict';${body}`) as Run;
  const imports = new Map((transformed.deps ?? []).map(dep => [dep, fileOf(file, dep)] as const));
  return {source, run, imports};
}

/** Compiles all that a headless run imports. */
export async function compileEngine(tools: Tools) {
  const modules = new Map<string, Module>();
  const pending = [ENTRY];
  for (const file of pending) {
    const module = await compile(tools, file, readFileSync(file, 'utf8'));
    modules.set(file, module);
    for (const [dep, found] of module.imports) {
      if (found !== null && !pending.includes(found)) pending.push(found);
      if (found === null && tools.packages[dep] === undefined) throw new Error(`${file} uses ${dep}: hand it over`);
    }
  }

  /** A fresh set of modules, with one of them replaced. */
  function instantiate(replaced: ReadonlyMap<string, Module>): Engine {
    const made = new Map<string, Exports>();
    const load = (file: string): Exports => {
      const known = made.get(file);
      if (known !== undefined) return known;
      const exports: Exports = {};
      made.set(file, exports);
      const {run, imports} = (replaced.get(file) ?? modules.get(file)) as Module;
      const name = (key: string, get: () => unknown) => Object.defineProperty(exports, key, {enumerable: true, get});
      const all = (from: Exports) => {
        for (const key of Object.keys(from)) if (key !== 'default') name(key, () => from[key]);
      };
      run(exports, name, all, dep => {
        const found = imports.get(dep) as string | null;
        return found === null ? (tools.packages[dep] as Exports) : load(found);
      });
      return exports;
    };
    return load(ENTRY) as unknown as Engine;
  }

  return {
    engine: instantiate(new Map()),
    /** The changed engine, or why the text cannot be replaced. */
    async mutate([path, text, instead]: Replacement): Promise<Engine | string> {
      const file = resolve(SOURCES, 'engine', path);
      const source = modules.get(file)?.source;
      if (source === undefined) return `${path} is no file of the engine`;
      const times = source.split(text).length - 1;
      if (times !== 1) return `${path} has ${times} times: ${text}`;
      const changed = source.split(text).join(instead);
      return instantiate(new Map([[file, await compile(tools, file, changed)]]));
    },
  };
}
