// Line `fork`: fork, exit and wait by real programs with five hierarchies mounted; and a shell loop of subshells against
// this computer's own /bin/sh running the same script.

import {spawnSync} from 'node:child_process';
import {type GeneratorProgram, syscall} from '../../../engine/abi';
import {createMachine} from '../../../engine/machine';
import {DEFAULT_SPEC} from '../../../scenario';
import {type BenchLine, thousands, timed, times} from './line';
import {type Counter, machineWith, measureRate} from './rates';

/** The child finds an entry in its hand and ends. */
function forker(counter: Counter): GeneratorProgram {
  return {
    name: 'bench-fork',
    *main(context) {
      if (context.entry !== null) return 0;
      for (;;) {
        context.checkpoint(0);
        const pid = yield* syscall('fork', 1);
        if (typeof pid !== 'number') return 1;
        yield* syscall('wait', pid, 0);
        counter.done++;
      }
    },
  };
}

const BUDGET = 200_000;
const SUBSHELLS = 2000;
const LOOP_BUDGET = 8;
const LOOP = `i=0\nwhile [ $i -lt ${SUBSHELLS} ]; do\n  (:)\n  i=$((i+1))\ndone\n`;

function ourLoop(): number {
  const machine = createMachine({...DEFAULT_SPEC, script: {name: 'loop.sh', text: LOOP}, boot: ''});
  const milliseconds = timed(() => machine.run({until: 3_600_000}));
  if (machine.status !== 0) throw new Error(`the loop ended with status ${machine.status}`);
  return milliseconds;
}

function realLoop(): number {
  return timed(() => {
    const {status} = spawnSync('/bin/sh', ['-c', LOOP], {stdio: 'ignore'});
    if (status !== 0) throw new Error(`/bin/sh ended with status ${status}`);
  });
}

export function measureFork(prototypeRate: number): BenchLine[] {
  const counter = {done: 0};
  const rate = measureRate(machineWith(forker(counter)), counter, 100_000, 5);
  const ours: number[] = [];
  const real: number[] = [];
  // In turns, so that both meet the same load; the best of each, for whatever else runs here only ever slows them down.
  for (let round = 0; round < 9; round++) {
    ours.push(ourLoop());
    real.push(realLoop());
  }
  const [our, their] = [Math.min(...ours), Math.min(...real)];
  const faster = their / our;
  return [
    {
      name: 'fork',
      figure: `${thousands(rate)} fork+exit+wait per cpu second`,
      yardstick: `${thousands(prototypeRate)}/s of bare pointers`,
      ratio: times(rate / prototypeRate),
      budget: `>= ${thousands(BUDGET)}/s`,
      ok: rate >= BUDGET,
    },
    {
      name: 'fork loop',
      figure: `${thousands((SUBSHELLS * 1000) / our)} subshells/s`,
      yardstick: `${thousands((SUBSHELLS * 1000) / their)}/s of /bin/sh`,
      ratio: times(faster),
      budget: `>= ${LOOP_BUDGET}x`,
      ok: faster >= LOOP_BUDGET,
    },
  ];
}
