// Lines `frame`, `large` and `crowd`: what the page's main thread spends in script per picture, with 300, 2,000 and 10,000
// tasks in view and 50 attaches a second.

import type {Page} from '@playwright/test';
import {encodeLink} from '../../../scenario';
import type {ServedPage} from './browser';
import {type BenchLine, median, percentile} from './line';
import type {FrameScene} from './scenes';

const MEDIAN_MS = 6;
const P95_MS = 14;
const SECONDS = 6;
/** A second. */
const ATTACHES = 50;

/** The part of the page's own interface that is used here. */
interface Api {
  readonly ready: Promise<void>;
  type(line: string): Promise<{output: string}>;
  play(): void;
}

async function open(page: Page, address: string, {recording}: FrameScene): Promise<void> {
  await page.goto(address + encodeLink(recording, ''));
  await page.waitForFunction(() => (window as unknown as {menagerie?: Api}).menagerie !== undefined);
  await page.evaluate(async () => {
    const api = (window as unknown as {menagerie: Api}).menagerie;
    api.play();
    await api.ready;
    await new Promise(done => setTimeout(done, 1000));
  });
}

/** Real time: a simulated second a second. */
async function speedUp(page: Page): Promise<void> {
  const slider = page.getByRole('slider', {name: 'Speed'});
  for (let press = 0; press < 100; press++) {
    if (Number.parseFloat((await slider.getAttribute('aria-valuetext')) ?? '') >= 1) return;
    await slider.press('ArrowRight');
  }
  throw new Error('the speed slider does not come to real time');
}

/** What a line prints, as a number. */
function ask(page: Page, line: string): Promise<number> {
  return page.evaluate(
    async asked => Number((await (window as unknown as {menagerie: Api}).menagerie.type(asked)).output),
    line,
  );
}

/** Of Chromium's trace, in microseconds; `tts` and `tdur` by the thread's own clock, which stands still while others run. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly tts?: number;
  readonly tdur?: number;
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

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** Milliseconds of script between two marks, nested pieces counted once. */
function scriptPerPicture(records: readonly TraceEvent[]): number[] {
  const marked = records.filter(record => record.name === MARK);
  const [first] = marked;
  if (first?.tts === undefined) throw new Error('the trace has no marks with thread times');
  const marks = marked.map(record => record.tts ?? 0).sort((a, b) => a - b);
  const pieces = records
    .filter(({tid, pid, ph, name}) => tid === first.tid && pid === first.pid && ph === 'X' && SCRIPT.has(name))
    .map(({tts = 0, tdur = 0}): Piece => ({from: tts, to: tts + tdur}))
    .sort((a, b) => a.from - b.from);
  const spent = new Array<number>(marks.length - 1).fill(0);
  let end = 0;
  let at = 0;
  for (const piece of pieces) {
    const from = Math.max(piece.from, end);
    if (piece.to <= from) continue;
    end = piece.to;
    while (at + 1 < marks.length && (marks[at + 1] as number) <= piece.from) at++;
    if (piece.from >= (marks[0] as number) && at < spent.length)
      spent[at] = (spent[at] as number) + (piece.to - from) / 1000;
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

export async function measureFrame(served: ServedPage, scene: FrameScene): Promise<BenchLine[]> {
  const page = await served.browser.newPage({viewport: {width: 1440, height: 900}});
  try {
    await open(page, served.address, scene);
    await speedUp(page);
    const tasks = await ask(page, "ls /proc | grep -c '^[0-9]'");
    const before = await ask(page, 'cat /tmp/attaches');
    const start = performance.now();
    const spent = await record(served, page);
    const rate = ((await ask(page, 'cat /tmp/attaches')) - before) / ((performance.now() - start) / 1000);
    const [typical, high] = [median(spent), percentile(spent, 0.95)];
    return [
      {
        name: scene.name,
        figure: `${typical.toFixed(1)} ms, p95 ${high.toFixed(1)} ms of script`,
        yardstick: `16.7 ms between pictures (${spent.length} pictures, ${tasks} tasks, ${Math.round(rate)} attaches/s)`,
        ratio: '',
        budget: `<= ${MEDIAN_MS} ms, p95 <= ${P95_MS} ms`,
        ok:
          tasks >= scene.tasks &&
          rate > ATTACHES / 2 &&
          spent.length > SECONDS * 10 &&
          typical <= MEDIAN_MS &&
          high <= P95_MS,
      },
    ];
  } finally {
    await page.close();
  }
}
