// Line `frame`: what the page's main thread spends in script per picture, with 300 tasks in view and 50 attaches a second.

import type {Page} from '@playwright/test';
import type {ServedPage} from './browser';
import {type BenchLine, median, percentile} from './line';

const MEDIAN_MS = 6;
const P95_MS = 14;
const SECONDS = 6;
const TASKS = 300;

/** Sleepers in two containers, and a loop that moves them to and fro, 50 a second of the machine's time. */
const SETUP = [
  'mkdir -p /dev/ct',
  'mount -t container -o cpuset,cpuacct none /dev/ct 2>/dev/null || mount -t container -o numtasks none /dev/ct',
  'mkdir -p /dev/ct/a /dev/ct/b',
  'for c in a b; do echo 0-3 > /dev/ct/$c/cpus; echo 0 > /dev/ct/$c/mems; done',
  `n=$(ls /proc | grep -c '^[0-9]'); pids=; while [ $n -lt ${TASKS} ]; do sleep 100000 & pids="$pids $!"; n=$((n+1)); done`,
  '{ while :; do for c in a b; do for p in $pids; do echo $p > /dev/ct/$c/tasks; sleep 0.01; done; done; done; } &',
];

/** The part of the page's own interface that is used here. */
interface Api {
  readonly ready: Promise<void>;
  type(line: string, options?: {maxTicks?: number}): Promise<{status: number | null; output: string}>;
  play(): void;
}

async function prepare(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await page.waitForFunction(() => (window as unknown as {menagerie?: Api}).menagerie !== undefined);
  return page.evaluate(async lines => {
    const api = (window as unknown as {menagerie: Api}).menagerie;
    await api.ready;
    api.play();
    for (const line of lines) {
      const {status, output} = await api.type(line, {maxTicks: 60_000});
      if (status === null) throw new Error(`no prompt after ${line}: ${output}`);
    }
    await new Promise(done => setTimeout(done, 1000));
    return document.querySelectorAll('[data-pid]').length;
  }, SETUP);
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tid: number;
  readonly pid: number;
}

const SCRIPT = new Set([
  'FunctionCall',
  'EvaluateScript',
  'v8.callFunction',
  'RunMicrotasks',
  'FireAnimationFrame',
  'TimerFire',
]);
const MARK = 'menagerie-picture';

/** Milliseconds of script between two marks, nested pieces counted once. */
function scriptPerPicture(events: readonly TraceEvent[]): number[] {
  const marks = events.filter(event => event.name === MARK).sort((a, b) => a.ts - b.ts);
  const [first] = marks;
  if (first === undefined) return [];
  const pieces = events
    .filter(event => event.tid === first.tid && event.pid === first.pid && event.ph === 'X' && SCRIPT.has(event.name))
    .sort((a, b) => a.ts - b.ts);
  const spent = new Array<number>(marks.length - 1).fill(0);
  let end = 0;
  let at = 0;
  for (const piece of pieces) {
    const from = Math.max(piece.ts, end);
    const to = piece.ts + (piece.dur ?? 0);
    if (to <= from) continue;
    end = to;
    while (at + 1 < marks.length && (marks[at + 1] as TraceEvent).ts <= piece.ts) at++;
    if (piece.ts >= first.ts && at < spent.length) spent[at] = (spent[at] as number) + (to - from) / 1000;
  }
  return spent;
}

async function record({browser}: ServedPage, page: Page): Promise<number[]> {
  await browser.startTracing(page, {categories: ['devtools.timeline', 'v8', 'blink.user_timing']});
  await page.evaluate(
    ({name, milliseconds}) =>
      new Promise<void>(done => {
        const end = performance.now() + milliseconds;
        const next = () => {
          performance.mark(name);
          if (performance.now() < end) requestAnimationFrame(next);
          else done();
        };
        requestAnimationFrame(next);
      }),
    {name: MARK, milliseconds: SECONDS * 1000},
  );
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {traceEvents: TraceEvent[]};
  return scriptPerPicture(trace.traceEvents);
}

export async function frameLines(served: ServedPage): Promise<BenchLine[]> {
  const page = await served.browser.newPage({viewport: {width: 1440, height: 900}});
  try {
    const shown = await prepare(page, served.address);
    const spent = await record(served, page);
    const [typical, high] = [median(spent), percentile(spent, 0.95)];
    return [
      {
        name: 'frame',
        figure: `${typical.toFixed(1)} ms, p95 ${high.toFixed(1)} ms of script`,
        yardstick: `16.7 ms between pictures (${spent.length} pictures, ${shown} tokens)`,
        ratio: '',
        budget: `<= ${MEDIAN_MS} ms, p95 <= ${P95_MS} ms`,
        ok: spent.length > SECONDS * 10 && typical <= MEDIAN_MS && high <= P95_MS,
      },
    ];
  } finally {
    await page.close();
  }
}
