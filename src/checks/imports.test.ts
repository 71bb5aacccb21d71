// The walls between folders hold, and the check that says so can fail.
import {describe, expect, it} from 'vitest';
import {findCycles, findImportViolations, importsOf} from './imports';
import {readSources, type Sources} from './sources';

/** debt: imports allowed although they break a rule, each with its owner and the reason. */
const debt: readonly {
  readonly file: string;
  readonly because: string;
  readonly owner: string;
  readonly reason: string;
}[] = [];

const sources = readSources();
const doors = [
  'base',
  'engine/abi',
  'engine/kernel',
  'engine/subsystems',
  'engine/machine',
  'ui/draw',
  'session',
  'protocol',
];

/** One planted file among empty folders. */
function plant(path: string, text: string, more: Record<string, string> = {}): Sources {
  const empty = doors.map((band): [string, string] => [`${band}/index.ts`, '']);
  return new Map([...empty, ...Object.entries(more), [path, text]]);
}

describe('imports of this project', () => {
  it('are read', () => {
    expect(sources.size).toBeGreaterThan(0);
    expect([...sources].flatMap(([path, text]) => importsOf(path, text)).length).toBeGreaterThan(0);
  });

  it('stay within the walls', () => {
    const isDebt = (file: string, because: string): boolean =>
      debt.some(one => one.file === file && one.because === because);
    expect(findImportViolations(sources).filter(one => !isDebt(one.file, one.because))).toEqual([]);
  });

  it('make no circle of folders', () => {
    expect(findCycles(sources)).toEqual([]);
  });
});

describe('a planted violation is found', () => {
  it.each([
    ['a static import', 'base/a.ts', "import {x} from '../engine/abi';"],
    ['an import for its effects', 'base/a.ts', "import '../engine/abi';"],
    ['a type import', 'base/a.ts', "import type {X} from '../engine/abi';"],
    ['a re-export', 'base/a.ts', "export {x} from '../engine/abi';"],
    ['a re-exported type', 'base/a.ts', "export type {X} from '../engine/abi';"],
    ['a star re-export', 'base/a.ts', "export * from '../engine/abi';"],
    ['a dynamic import', 'base/a.ts', "const x = import('../engine/abi');"],
    ['a dynamic import in a template', 'base/a.ts', 'const x = import(`../engine/abi`);'],
    ['an import within a type', 'base/a.ts', "type X = import('../engine/abi').X;"],
    ['a dynamic import of a variable', 'base/a.ts', 'export const load = (x: string) => import(x);'],
    ['a glob', 'ui/app/a.ts', "const x = import.meta.glob('../../engine/kernel/*.ts');"],
    ['a worker by URL', 'ui/app/a.ts', "new Worker(new URL('../../session/engine.worker.ts', import.meta.url));"],
    ['the kernel in a user program', 'engine/userland/shell/a.ts', "import type {K} from '../../kernel';"],
    ['the engine in the page', 'ui/views/a.tsx', "import {x} from '../../engine/machine';"],
    ['the abi in the page', 'ui/views/a.tsx', "import {x} from '../../engine/abi';"],
    ['the page in the session', 'session/a.ts', "import {x} from '../ui/draw';"],
    ['a subsystem in the kernel', 'engine/kernel/task/a.ts', "import {x} from '../../subsystems';"],
    ['a file system in a subsystem', 'engine/subsystems/cpuset/a.ts', "import {x} from '../../filesystems';"],
    ['a registry in its member', 'engine/subsystems/cpuset/a.ts', "import {x} from '..';"],
    ['a file behind a door', 'session/a.ts', "import {x} from '../protocol/messages';"],
    ['a kernel file from outside', 'engine/machine/a.ts', "import {x} from '../kernel/task/fork';"],
    ['d3 outside ui/draw', 'ui/views/a.ts', "import {zoom} from 'd3-zoom';"],
    ['a package in the engine', 'engine/kernel/a.ts', "import {readFileSync} from 'node:fs';"],
    ['a star from another folder', 'session/index.ts', "export * from '../protocol';"],
    ['a folder unknown to the table', 'helpers/a.ts', "import {x} from '../base';"],
    ['an import out of a test', 'base/a.test.ts', "import {x} from '../engine/kernel';"],
  ])('%s', (_name, path, text) => {
    expect(findImportViolations(plant(path, text)).map(one => one.file)).toEqual([path]);
  });

  it('one subsystem in another', () => {
    const planted = plant('engine/subsystems/cpuset/a.ts', "import {x} from '../cpuacct';", {
      'engine/subsystems/cpuacct/index.ts': '',
    });
    expect(findImportViolations(planted)).toHaveLength(1);
  });

  it('a circle of folders', () => {
    const planted = plant('ui/draw/a.ts', "import {x} from '../app';", {
      'ui/app/index.ts': "import {y} from '../draw';",
    });
    expect(findImportViolations(planted)).toEqual([]);
    expect(findCycles(planted)).toHaveLength(1);
  });
});

describe('what is allowed passes', () => {
  it.each([
    ['own folder', 'protocol/a.ts', "import {x} from './messages';"],
    ['the folder above', 'engine/userland/commands/cat/cat.ts', "import {x} from '../options';"],
    ['a registry and its member', 'engine/subsystems/index.ts', "import {cpuset} from './cpuset/cpuset';"],
    ['within the kernel', 'engine/kernel/task/a.ts', "import {x} from '../vfs/walk';"],
    ['the worker from the entry', 'main.tsx', "new Worker(new URL('./session/engine.worker.ts', import.meta.url));"],
    ['base from anywhere', 'lessons/a.ts', "import {x} from '../base';"],
    ['the harness in a test', 'engine/kernel/a.test.ts', "import {boot} from '../../testing/boot';"],
    ['anything in a project-wide test', 'checks/a.test.ts', "import {x} from '../engine/kernel/boot';"],
    ['d3 in ui/draw', 'ui/draw/a.ts', "import {zoom} from 'd3-zoom';"],
    ['the shell parser', 'engine/userland/shell/parse.ts', "import {parse} from 'unbash';"],
  ])('%s', (_name, path, text) => {
    expect(findImportViolations(plant(path, text))).toEqual([]);
  });
});
