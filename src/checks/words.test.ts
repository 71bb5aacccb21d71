// Each word keeps its one meaning, and the check that says so can fail.
import {describe, expect, it} from 'vitest';
import {readSources} from './sources';
import {findSecondOwners} from './words';

const namesIn = (path: string, text: string): string[] =>
  findSecondOwners(new Map([[path, text]])).map(one => one.name);

describe('words with two owners', () => {
  it('are used by one', () => {
    const sources = readSources();
    expect(sources.size).toBeGreaterThan(0);
    expect(findSecondOwners(sources)).toEqual([]);
  });
});

describe('a planted violation is found', () => {
  it.each([
    ['ui/app/a.tsx', 'const containerRef = 1;', 'containerRef'],
    ['session/a.ts', 'function sendFrame() {}', 'sendFrame'],
    ['lessons/a.ts', 'interface LessonTask {}', 'LessonTask'],
    ['session/a.ts', 'const forkTimeline = () => {};', 'forkTimeline'],
    ['ui/app/a.tsx', 'const onMount = () => {};', 'onMount'],
    ['ui/app/a.tsx', 'function attachListener() {}', 'attachListener'],
    ['ui/draw/a.ts', 'type TreeNode = 1;', 'TreeNode'],
    ['engine/userland/shell/a.ts', 'function walk(node: 1) {}', 'node'],
    ['engine/kernel/a.ts', 'interface X {parentProcess: 1}', 'parentProcess'],
    ['engine/machine/a.ts', 'const takeSnapshot = 1;', 'takeSnapshot'],
    ['protocol/a.ts', 'interface EngineEvent {}', 'EngineEvent'],
    ['session/a.ts', 'const [hostPort] = x;', 'hostPort'],
    ['ui/app/a.ts', 'interface AppState {}', 'AppState'],
  ])('%s: %s', (path, text, name) => {
    expect(namesIn(path, text)).toEqual([name]);
  });
});

describe('the owner and other people are left alone', () => {
  it.each([
    ['engine/kernel/container/a.ts', 'const container = 1; const containerOf = 2;'],
    ['ui/views/a.tsx', 'const container = 1; const [open, setOpen] = useState(false);'],
    ['engine/kernel/sched/a.ts', 'const node = 1; const memoryNodes = 2;'],
    ['engine/kernel/ns/a.ts', 'const host = 1;'],
    ['ui/app/a.tsx', 'const onClick = (event: MouseEvent) => event;'],
    ['cli/main.ts', 'process.argv;'],
    ['engine/kernel/vfs/a.ts', 'const mount = 1; const mountContainerfs = 2;'],
  ])('%s: %s', (path, text) => {
    expect(namesIn(path, text)).toEqual([]);
  });
});
