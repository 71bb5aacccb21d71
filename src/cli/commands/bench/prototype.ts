// The yardstick: what fork, exit and attach cost as bare loops over typed arrays, with V6's one pointer and one list link
// per hierarchy, and without checks, files, programs or a scheduler. No machine can be faster than this.

import {cpuTimed, median} from './line';

const HIERARCHIES = 5;
const TASKS = 256;
const CONTAINERS = 4;

interface Prototype {
  forkExit(rounds: number): void;
  attach(rounds: number): void;
}

function createPrototype(): Prototype {
  const pointer = new Int32Array(TASKS * HIERARCHIES);
  const next = new Int32Array(TASKS * HIERARCHIES).fill(-1);
  const previous = new Int32Array(TASKS * HIERARCHIES).fill(-1);
  const heads = new Int32Array(HIERARCHIES * CONTAINERS).fill(-1);
  const counts = new Int32Array(HIERARCHIES * CONTAINERS);
  let random = 1;
  const draw = () => {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    return random >>> 0;
  };
  const enter = (slot: number, list: number) => {
    const first = heads[list] as number;
    pointer[slot] = list;
    next[slot] = first;
    previous[slot] = -1;
    if (first >= 0) previous[first] = slot;
    heads[list] = slot;
    (counts[list] as number)++;
  };
  const leave = (slot: number) => {
    const list = pointer[slot] as number;
    const [before, after] = [previous[slot] as number, next[slot] as number];
    if (before < 0) heads[list] = after;
    else next[before] = after;
    if (after >= 0) previous[after] = before;
    (counts[list] as number)--;
  };
  for (let task = 0; task < TASKS - 1; task++)
    for (let h = 0; h < HIERARCHIES; h++) enter(task * HIERARCHIES + h, h * CONTAINERS);
  const child = (TASKS - 1) * HIERARCHIES;
  return {
    forkExit(rounds) {
      for (let i = 0; i < rounds; i++) {
        const parent = (draw() % (TASKS - 1)) * HIERARCHIES;
        for (let h = 0; h < HIERARCHIES; h++) enter(child + h, pointer[parent + h] as number);
        for (let h = 0; h < HIERARCHIES; h++) leave(child + h);
      }
    },
    attach(rounds) {
      for (let i = 0; i < rounds; i++) {
        const h = draw() % HIERARCHIES;
        const slot = (draw() % (TASKS - 1)) * HIERARCHIES + h;
        leave(slot);
        enter(slot, h * CONTAINERS + (draw() % CONTAINERS));
      }
    },
  };
}

/** Rounds per second of cpu time of the bare loops. */
export function prototypeRates(): {readonly forkExit: number; readonly attach: number} {
  const prototype = createPrototype();
  const rounds = 1_000_000;
  const rate = (work: (rounds: number) => void) => {
    work(rounds);
    return median(Array.from({length: 5}, () => (rounds * 1000) / cpuTimed(() => work(rounds))));
  };
  return {forkExit: rate(prototype.forkExit), attach: rate(prototype.attach)};
}
