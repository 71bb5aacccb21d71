// The promise of the map, kept: adding a subsystem, a command or a view touches one folder and one line. A copy of the
// sources gets each, and what should come by itself is looked for in the running copy.

import {execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Below the project, so that packages are found. */
const CACHE = join(ROOT, 'node_modules', '.cache');

const SUBSYSTEM = `// Counts the forks that tasks of a container made.
import type {Subsystem} from '../../kernel';
import {containerCss, containerFor, editContainerCss} from '../../kernel';

export const numforks: Subsystem<{forks: number}> = {
  name: 'numforks',
  id: 4,
  about: 'Counts forks.',
  dialects: ['container'],
  create: () => ({forks: 0}),
  fork(k, child) {
    editContainerCss(k, containerFor(k, child, numforks), numforks).forks += 1;
  },
  files: () => [
    {
      name: 'numforks.count',
      about: 'Forks made by tasks of this container.',
      read: (k, container) => \`\${containerCss(k, container, numforks).forks}\\n\`,
    },
  ],
};
`;

const COMMAND = `// mirror: each line backwards.
import {chomp, defineCommand, runFilter} from '../../libc';

export const mirror = defineCommand(
  'mirror [FILE]...\\nPrint each line backwards',
  {},
  function* (call) {
    return yield* runFilter<{lines: number}>(call, {
      files: call.operands,
      own: {lines: 0},
      lines(own, lines, emit) {
        own.lines += lines.length;
        for (const line of lines.map(chomp)) emit.text += \`\${[...line].reverse().join('')}\\n\`;
      },
    });
  },
);
`;

const VIEW = `// Who is whose child.
import type {Slices} from '../../../protocol';
import {defineView} from '../view';

export const familyWords = ({tasks}: Slices): string =>
  Array.from(tasks.pid, (pid, row) => \`\${pid} is a child of \${tasks.parent[row]}\`).join('\\n');

export const family = defineView({
  id: 'family',
  title: 'Family',
  place: 'stage',
  slices: ['tasks'],
  component: () => import('./family'),
  describe: familyWords,
});
`;

const VIEW_COMPONENT = `import type {ViewProps} from '../view';
import {familyWords} from '.';

export default function Family({update}: ViewProps) {
  return <pre className="mono">{familyWords(update.slices)}</pre>;
}
`;

/** Asks the copy's own session, as the page would: what completes, and what the inspector shows. */
const PROBE = `import {provideCompleting} from './src/session/completing';
import {Lab} from './src/session/lab';
import {DEFAULT_SPEC} from './src/scenario';

provideCompleting();
let clock = 0;
const heard: any[] = [];
const lab = new Lab(message => heard.push(message), () => clock, () => Promise.resolve());
const ask = (message: any, answer: (heard: any) => boolean) => {
  heard.length = 0;
  lab.receive(message);
  for (let i = 0; i < 5000 && !heard.some(answer); i++) {
    clock += Math.max(1, lab.turn());
    const update = heard.findLast(one => one.kind === 'update');
    if (update) lab.receive({kind: 'ack', update: update.update});
  }
  return heard.find(answer);
};
const script = 'mkdir /x; mount -t container -o numforks none /x';
ask({kind: 'load', id: 1, running: true, recording: {spec: DEFAULT_SPEC, script, inputs: [], length: 0}}, one => one.id === 1);
const {tick: _, slices} = ask({kind: 'run', id: 2, ticks: 200}, one => one.kind === 'update' && one.slices.hierarchies.length > 0);
const line = 'mount -t container -o numf';
const {items} = ask({kind: 'complete', id: 3, line, cursor: line.length}, one => one.id === 3);
const top = slices.hierarchies[0].top;
const inspected = ask({kind: 'inspect', what: 'container', target: top}, one => one.kind === 'update' && one.slices.inspected);
console.log(items.map((item: any) => item.text).join(' '));
console.log(inspected.slices.inspected.files.map((file: any) => file.name).join(' '));
`;

let copy = '';

/** Adds a folder with files, and one line to a file. */
function add(
  folder: string,
  files: Readonly<Record<string, string>>,
  index: string,
  after: string,
  line: string,
): void {
  mkdirSync(join(copy, 'src', folder), {recursive: true});
  for (const [name, text] of Object.entries(files)) writeFileSync(join(copy, 'src', folder, name), text);
  const path = join(copy, 'src', index);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(after)) throw new Error(`${index} has no line ${JSON.stringify(after)}`);
  writeFileSync(path, text.replace(after, `${after}\n${line}`));
}

function tsx(...args: readonly string[]): string {
  return execFileSync(join(ROOT, 'node_modules', '.bin', 'tsx'), args, {cwd: copy, encoding: 'utf8'});
}

/** Runs the headless tool of the copy. */
const headless = (...args: readonly string[]) => tsx(join(copy, 'src/cli/main.ts'), ...args);

function script(name: string, text: string): string {
  const path = join(copy, name);
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, text);
  return path;
}

beforeAll(() => {
  mkdirSync(CACHE, {recursive: true});
  copy = mkdtempSync(join(CACHE, 'adding-'));
  cpSync(join(ROOT, 'src'), join(copy, 'src'), {recursive: true});
  for (const name of ['package.json', 'tsconfig.json']) cpSync(join(ROOT, name), join(copy, name));
});

afterAll(() => rmSync(copy, {recursive: true, force: true}));

test('a subsystem is one folder and one line', () => {
  add(
    'engine/subsystems/numforks',
    {'index.ts': SUBSYSTEM},
    'engine/subsystems/registry.ts',
    "export {cpuset} from './cpuset';",
    "export {numforks} from './numforks';",
  );
  const output = headless(
    'run',
    script(
      'numforks.sh',
      `mkdir /x; mount -t container -o numforks none /x; ls /x
mkdir /x/g; echo $$ > /x/g/tasks; (:); (:); cat /x/g/numforks.count
grep numforks /proc/containers | sed 's/topcount=[0-9]*/topcount=N/'
echo 1 > /x/g/numforks.count; echo rc=$?
`,
    ),
  );
  expect(output).toBe(`notify_on_release
numforks.count
release_agent
tasks
3
1: topcount=N bits=10 containers=2 (numforks) s_active=2
4: name=numforks hierarchy=1
sh: write error: Invalid argument
rc=1
`);
  const [completions, files] = tsx(script('probe.ts', PROBE)).split('\n');
  expect(completions).toBe('numforks');
  expect(files?.split(' ')).toContain('numforks.count');
});

test('a command is one folder and one line', () => {
  add(
    'engine/userland/commands/mirror',
    {'mirror.ts': COMMAND},
    'engine/userland/commands/index.ts',
    '// One line for each command.',
    "export {mirror} from './mirror/mirror';",
  );
  const output = headless(
    'run',
    script('mirror.sh', 'ls /bin/mirror; echo abc | mirror; mirror --nonsense; help | grep -c "^mirror "\n'),
  );
  expect(output).toContain('/bin/mirror\ncba\n');
  expect(output).toContain("mirror: unrecognized option '--nonsense'");
  expect(output).toMatch(/\n1\n$/);
});

test('a view is one folder and one line', () => {
  add(
    'ui/views/family',
    {'index.ts': VIEW, 'family.tsx': VIEW_COMPONENT},
    'ui/views/registry.ts',
    "export {first} from './first';",
    "export {family} from './family';",
  );
  const output = headless('describe', 'family', script('family.sh', 'true\n'));
  expect(output).toBe('1 is a child of 0\n2 is a child of 0\n');
  expect(() => headless('describe', 'nothing', script('family.sh', 'true\n'))).toThrow(/family, fidelity, first/);
});
