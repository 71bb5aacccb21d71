// menagerie bench: measures, and holds each figure against its budget. Meant to be run bundled (npm run bench): run from
// source the shell is several times slower. It measures; it is no test.

import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {type Command, type Io, parseArguments, UsageError} from '../../command';
import {measureAttach} from './attach';
import {measureFork} from './fork';
import {type BenchLine, formatLine} from './line';
import {prototypeRates} from './prototype';
import {SCENES} from './scenes';
import {measureWeight} from './weight';

const LINES = ['fork', 'attach', 'weight', 'first', 'frame', 'large', 'crowd'] as const;

/** Builds the page anew, so that what is weighed is what is written. */
function build(root: string): void {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite)) throw new UsageError('run it in the folder of the project, after npm ci');
  const {status, stderr} = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the page does not build:\n${stderr}`);
}

async function measure(wanted: readonly string[], show: (lines: readonly BenchLine[]) => void): Promise<void> {
  const wants = (name: string) => wanted.length === 0 || wanted.includes(name);
  const root = process.cwd();
  if (wants('fork') || wants('attach')) {
    const prototype = prototypeRates();
    if (wants('fork')) show(measureFork(prototype.forkExit));
    if (wants('attach')) show(measureAttach(prototype.attach));
  }
  const wantsPage = wants('first') || SCENES.some(scene => wants(scene.name));
  if (!wants('weight') && !wantsPage) return;
  build(root);
  if (wants('weight')) show(measureWeight(join(root, 'dist')));
  if (!wantsPage) return;
  // The browser's driver is slow to load, and the other commands never need it.
  const {withPage} = await import('./browser');
  const {measureFirst} = await import('./first');
  const {measureFrame} = await import('./frame');
  await withPage(root, async served => {
    if (wants('first')) show(await measureFirst(served));
    for (const scene of SCENES) if (wants(scene.name)) show(await measureFrame(served, scene));
  });
}

export const bench: Command = {
  name: 'bench',
  usage: `[${LINES.join('|')}]...`,
  about: 'measure, and hold each figure against its budget',
  async run(args, io: Io) {
    const {rest} = parseArguments(args, []);
    const unknown = rest.find(name => !LINES.some(line => line === name));
    if (unknown !== undefined) throw new UsageError(`there is no line ${unknown}`);
    let over = 0;
    let shown = 0;
    await measure(rest, lines => {
      for (const line of lines) {
        io.out(`${formatLine(line)}\n`);
        shown++;
        if (!line.ok) over++;
      }
    });
    io.out(`${shown} lines, ${over} over budget\n`);
    return over === 0 ? 0 : 1;
  },
};
