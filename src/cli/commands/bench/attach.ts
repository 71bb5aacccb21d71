// Line `attach`: a pid written to `tasks` through an open descriptor, the whole way: VFS, parse, checks, switch, counts.

import {failed, type GeneratorProgram, O_WRONLY, syscall} from '../../../engine/abi';
import {type BenchLine, thousands, times} from './line';
import {type Counter, machineWith, measureRate} from './rates';

const BUDGET = 300_000;

/** Moves a sleeping child of its own to and fro between two containers. */
function mover(counter: Counter): GeneratorProgram {
  return {
    name: 'bench-attach',
    *main(context) {
      if (context.entry !== null) {
        yield* syscall('nanosleep', 1_000_000_000);
        return 0;
      }
      const child = yield* syscall('fork', 1);
      const a = yield* syscall('open', '/h/numtasks/a/tasks', O_WRONLY, 0);
      const b = yield* syscall('open', '/h/numtasks/b/tasks', O_WRONLY, 0);
      if (typeof child !== 'number' || failed(a) || failed(b)) return 1;
      const text = `${child}\n`;
      for (;;) {
        context.checkpoint(0);
        const there = yield* syscall('write', a, text);
        const back = yield* syscall('write', b, text);
        if (failed(there) || failed(back)) throw new Error('an attach was refused');
        counter.done += 2;
      }
    },
  };
}

export function measureAttach(prototypeRate: number): BenchLine[] {
  const counter = {done: 0};
  const rate = measureRate(machineWith(mover(counter)), counter, 200_000, 5);
  return [
    {
      name: 'attach',
      figure: `${thousands(rate)} attaches by write per cpu second`,
      yardstick: `${thousands(prototypeRate)}/s of bare pointers`,
      ratio: times(rate / prototypeRate),
      budget: `>= ${thousands(BUDGET)}/s`,
      ok: rate >= BUDGET,
    },
  ];
}
