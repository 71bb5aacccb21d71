// A machine of two cpus for tests of what runs on it, and what it has printed so far.

import type {GeneratorProgram} from '../engine/abi';
import {provideExplained} from '../engine/explain';
import {createMachine, type Machine} from '../engine/machine';
import {provideFetched} from '../engine/userland/fetched';

provideFetched();
provideExplained();

export interface SmallMachine {
  readonly machine: Machine;
  text(): string;
}

/** Headless with a script; without one there is a person at the terminal, and `boot` runs first. */
export function smallMachine(
  script: string | null,
  {boot = '', programs = [], seed = 1}: {boot?: string; programs?: readonly GeneratorProgram[]; seed?: number} = {},
): SmallMachine {
  const machine = createMachine({
    cpus: 2,
    nodes: 1,
    mem: 64,
    seed,
    quirks: false,
    patchset: 'default',
    maxHierarchies: 4,
    debug: 0,
    script: script === null ? null : {name: 'x.sh', text: script},
    boot,
    programs,
  });
  let out = '';
  machine.onTty(text => {
    out += text;
  });
  return {machine, text: () => out};
}
