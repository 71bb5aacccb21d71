// window.menagerie: what a page around this one, or a test, can do. Nothing that the page itself cannot: lines go through the
// same terminal and appear in it.
import {makeLink} from '../share';
import {type Desk, useChoices, useMachine} from '../store';
import {describeView, viewNames} from '../views';

export interface MenagerieApi {
  /** Resolves when what the address says has been played and the machine waits for a line. */
  readonly ready: Promise<void>;
  /**
   * Types a line. Resolves at the next prompt with what was printed and the exit status; with status null and what it
   * waits for after `maxTicks` (5,000 unless said otherwise).
   */
  type(
    line: string,
    options?: {readonly maxTicks?: number},
  ): Promise<{readonly output: string; readonly status: number | null; readonly waiting: string}>;
  /** Runs this many ticks at once, then stands still. */
  run(ticks: number): Promise<{readonly tick: number; readonly hash: string}>;
  pause(): void;
  play(): void;
  /** Of the last update, milliseconds of the machine's time. */
  readonly tick: number;
  /** Of the whole state of the machine. */
  hash(): Promise<string>;
  /** What a view shows, in words. */
  describe(view: string): Promise<string>;
  /** The address that brings this run back. */
  link(): Promise<string>;
}

declare global {
  interface Window {
    menagerie?: MenagerieApi;
  }
}

const PATIENCE = 5_000;

/** Resolves once the machine waits for a line. */
function prompted(): Promise<void> {
  return new Promise(resolve => {
    const waits = () => (useMachine.getState().update?.prompt ?? '') !== '';
    if (waits()) return resolve();
    const stop = useMachine.subscribe(() => {
      if (!waits()) return;
      stop();
      resolve();
    });
  });
}

/** `opened` settles when what the address says has been played. */
export function createApi(desk: Desk, opened: Promise<unknown>): MenagerieApi {
  const ready = opened.then(prompted);
  return {
    ready,
    async type(line, options = {}) {
      // Whoever types has left the first screen, as at its own command line.
      useChoices.setState({screen: 'main'});
      const [typed] = await desk.terminal.runLines([line], options.maxTicks ?? PATIENCE);
      if (!typed) throw new Error('the line was not answered');
      return {output: typed.output, status: typed.status, waiting: typed.waiting};
    },
    async run(ticks) {
      const {tick, hash} = await desk.run(ticks);
      return {tick, hash};
    },
    pause: () => desk.pause(),
    play: () => desk.play(),
    get tick() {
      return useMachine.getState().update?.tick ?? 0;
    },
    hash: async () => (await desk.engine.recording()).hash,
    async describe(view) {
      const words = await describeView(view, await desk.engine.look());
      if (words === null) throw new Error(`no view is called ${JSON.stringify(view)}: there is ${viewNames}`);
      return words;
    },
    link: () => makeLink(desk),
  };
}
