// `npm test`: every check of the project in sequence, then one total. The last line is `N passed, N failed`, and the
// exit status says the same. A skipped test counts as failed: a test that does not run proves nothing.
import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {findChromium, installChromiumInCi, installCommand} from './chromium';
import {projectRoot} from './sources';

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const reports = join(projectRoot, 'node_modules', '.cache', 'menagerie');
const bin = (name: string): string => join(projectRoot, 'node_modules', '.bin', name);

// A log file is easier to read, and to search, without colours.
const env = process.stdout.isTTY ? process.env : {...process.env, NO_COLOR: '1'};

/** Runs one tool with its output on ours; true if it ended well. */
function run(tool: string, args: readonly string[]): boolean {
  const {status} = spawnSync(bin(tool), args, {
    cwd: projectRoot,
    stdio: 'inherit',
    env,
  });
  return status === 0;
}

/** A check that either holds or does not. */
function single(name: string, check: () => boolean): Outcome {
  return counted(name, () => (check() ? {passed: 1, failed: 0} : {passed: 0, failed: 1}));
}

function counted(name: string, check: () => {passed: number; failed: number}): Outcome {
  console.log(`\n== ${name}`);
  const start = Date.now();
  return {name, ...check(), seconds: (Date.now() - start) / 1000};
}

/** The report a runner wrote, or null if it died before. */
function readReport(path: string): Record<string, unknown> | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** A runner that complains without a failed test (a crash, a file that does not load) has failed once. */
function total(ended: boolean, passed: number, failed: number): {passed: number; failed: number} {
  const silent = (!ended || passed === 0) && failed === 0;
  return {passed, failed: silent ? 1 : failed};
}

function runUnit(): {passed: number; failed: number} {
  const file = join(reports, 'unit.json');
  const ended = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = readReport(file);
  const passed = Number(report?.numPassedTests ?? 0);
  const all = Number(report?.numTotalTests ?? 0);
  return total(ended, passed, all - passed);
}

function runBrowser(): {passed: number; failed: number} {
  if (!findChromium()) installChromiumInCi();
  if (!findChromium()) {
    console.log(`The browser tests need a Chromium. Install one with:\n\n  ${installCommand}\n`);
    return {passed: 0, failed: 1};
  }
  if (!run('vite', ['build', '--logLevel', 'warn'])) return {passed: 0, failed: 1};
  const ended = run('playwright', ['test', '-c', 'e2e', '--project', 'chromium']);
  const stats = readReport(join(reports, 'browser.json'))?.stats as Record<string, number> | undefined;
  return total(ended, stats?.expected ?? 0, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (stats?.skipped ?? 0));
}

rmSync(reports, {recursive: true, force: true});
mkdirSync(reports, {recursive: true});

const outcomes = [
  single('lint', () => run('biome', ['check', 'src', 'e2e', 'vite.config.ts'])),
  single('unused code', () => run('knip', [])),
  single('types', () => run('tsc', ['-p', '.'])),
  single('types of the engine, without a browser', () => run('tsc', ['-p', 'src/engine'])),
  counted('unit tests', runUnit),
  counted('browser tests', runBrowser),
];

console.log('\n== summary');
for (const one of outcomes) {
  console.log(`${one.name}: ${one.passed} passed, ${one.failed} failed (${one.seconds.toFixed(1)} s)`);
}
const sum = (key: 'passed' | 'failed'): number => outcomes.reduce((all, one) => all + one[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
