// Machines that only work: a program of system calls, started on a machine with five hierarchies, run for as long as a
// number of rounds takes.

import type {GeneratorProgram} from '../../../engine/abi';
import {spawn} from '../../../engine/kernel';
import {createMachine, type Machine} from '../../../engine/machine';
import {DEFAULT_SPEC} from '../../../scenario';
import {cpuTimed, median} from './line';

const SUBSYSTEMS = ['cpuset', 'cpuacct', 'numtasks', 'debug1', 'debug2'];

/** Five hierarchies of one subsystem each, with one child container in each. */
const FIVE_HIERARCHIES = SUBSYSTEMS.map(
  name => `mkdir -p /h/${name}; mount -t container -o ${name} none /h/${name}; mkdir /h/${name}/a /h/${name}/b\n`,
).join('');

/** Counts what a program has done; a bench program writes it, and nothing else outside the machine. */
export interface Counter {
  done: number;
}

/** A booted machine on which the program is about to start. */
export function machineWith(program: GeneratorProgram): Machine {
  const machine = createMachine({
    ...DEFAULT_SPEC,
    cpus: 1,
    nodes: 1,
    maxHierarchies: 8,
    debug: 2,
    script: null,
    boot: FIVE_HIERARCHIES,
    programs: [program],
    // The cost of the calls is measured, not the wait for other cpus.
    gracePeriod: 0,
    callsPerTick: 64,
  });
  while (machine.prompt === '') machine.run({until: machine.tick + 10});
  const started = spawn(machine.kernel, {
    program: program.name,
    comm: program.name,
    argv: [program.name],
    environ: {},
    parent: 1,
    terminal: true,
  });
  if (started === 0 || machine.kernel.state.misc.hierarchies.length !== SUBSYSTEMS.length)
    throw new Error('the machine to measure did not come up');
  return machine;
}

/** Rounds per second of cpu time: the median of several batches, after one that only warms up. */
export function measureRate(machine: Machine, counter: Counter, perBatch: number, batches: number): number {
  const batch = () => {
    const goal = counter.done + perBatch;
    const start = counter.done;
    const milliseconds = cpuTimed(() => {
      while (counter.done < goal) {
        if (machine.run({until: machine.tick + 8}) === 'panic') throw new Error(`panic: ${machine.panic}`);
      }
    });
    return ((counter.done - start) * 1000) / milliseconds;
  };
  batch();
  return median(Array.from({length: batches}, batch));
}
