// Chunks of output that tell of a refusal get its explanation, by the state that the same update shows.

import {fromBytes} from '../base';
import type {Why} from '../engine/abi';
import {explainRefusal, type Kernel} from '../engine/kernel';
import type {Chunk} from './journal';

/** Explanations in one update; a loop can be refused thousands of times. */
const MOST = 50;

function readable(why: Why): Why {
  return {
    ...why,
    because: fromBytes(why.because),
    fix: fromBytes(why.fix),
    blockers: why.blockers.map(blocker => ({...blocker, name: fromBytes(blocker.name)})),
  };
}

/** The last of them at least. */
export function explained(k: Kernel, chunks: readonly Chunk[]): Chunk[] {
  let left = MOST;
  const told: Chunk[] = [];
  for (const {refusal, ...chunk} of [...chunks].reverse()) {
    const why = refusal && left-- > 0 ? explainRefusal(k, refusal) : null;
    told.push(why === null ? chunk : {...chunk, why: readable(why)});
  }
  return told.reverse();
}
