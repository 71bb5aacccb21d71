// The machines that fuzzing tasks live on, and how they are kept alive: what is done from outside between two ticks is a
// function of the machine's state alone, so that a restored machine is treated alike.

import {type RandomState, randomInt} from '../../base';
import {FREE, SIGNALS} from '../../engine/abi';
import {isFrozen, type Kernel, sendSignal, spawn} from '../../engine/kernel';
import {createMachine, type Machine, type MachineOptions} from '../../engine/machine';
import {provideFetched} from '../../engine/userland/fetched';
import {type Mix, MOUNTPOINTS, pick} from './choices';
import {FUZZ, fuzzProgram, type Watcher} from './program';

provideFetched();

const {KILL, CONT} = SIGNALS;
/** Tasks that live as long as nobody kills them. */
const DRIVERS = 5;
const DRIVER_LIFE = 1_000_000;
/** No more tasks at once: a storm of forks is cut. */
const CROWD = 50;
/** Ticks after which all that is there is killed, for some of it stands in the way, and who was stopped goes on. */
const AGE = 700;

const FIRST_MOUNTS: Readonly<Record<Mix, string>> = {
  container: 'mount -t container -o cpuset none /c0; mount -t container -o cpuacct,numtasks,debug1 none /c1',
  cgroup: 'mount -t cgroup -o cpuset,cpuacct none /c0; mount -t cgroup -o pids,freezer none /c1',
  both: 'mount -t container -o numtasks,debug1 none /c0; mount -t cgroup -o pids,freezer,cpuset none /c1',
};

/** Release agents: one removes the container at once, one too late, one keeps it by a child, one only takes note. */
const AGENT_SCRIPTS = `mkdir -p /agents
cat > /agents/remove <<'END'
#!/bin/sh
for m in /c0 /c1 /c2 /c3; do rmdir "$m$1" && exit 0; done
exit 1
END
cat > /agents/late <<'END'
#!/bin/sh
sleep 0.01
for m in /c0 /c1 /c2 /c3; do rmdir "$m$1" && exit 0; done
exit 1
END
cat > /agents/keep <<'END'
#!/bin/sh
for m in /c0 /c1 /c2 /c3; do mkdir "$m$1/kept" && exit 0; done
exit 1
END
cat > /agents/note <<'END'
#!/bin/sh
echo "$1" > /tmp/released
END
chmod 755 /agents/remove /agents/late /agents/keep /agents/note
`;

/** What a machine is made of follows from chance; its dialects from the mix. */
export function fuzzOptions(random: RandomState, mix: Mix): Omit<MachineOptions, 'programs'> {
  const cpus = 1 + randomInt(random, 4);
  return {
    cpus,
    nodes: cpus > 1 ? 1 + randomInt(random, 2) : 1,
    mem: 64,
    seed: randomInt(random, 2 ** 31),
    quirks: randomInt(random, 2) === 1,
    patchset: 'default',
    maxHierarchies: pick(random, [2, 4, 8]),
    debug: 1,
    script: null,
    boot: `mkdir -p ${MOUNTPOINTS.join(' ')}\n${AGENT_SCRIPTS}${FIRST_MOUNTS[mix]}\n`,
    gracePeriod: pick(random, [0, 1, 10]),
  };
}

export const fuzzMachine = (options: Omit<MachineOptions, 'programs'>, watcher: Watcher): Machine =>
  createMachine({...options, programs: [fuzzProgram(watcher)]});

/** The pids that run the fuzzing program and are neither dead nor frozen; drivers are those that nobody forked. */
function fuzzers(k: Kernel, driversOnly: boolean): number[] {
  const {tasks, records} = k.state;
  const found: number[] = [];
  for (let pid = 3; pid < tasks.capacity; pid++) {
    if (tasks.state[pid] === FREE || tasks.exiting[pid] === 1 || isFrozen(k, pid)) continue;
    const program = records.find(pid)?.program;
    if (program?.name === FUZZ && (!driversOnly || program.entry === null)) found.push(pid);
  }
  return found;
}

/** Everybody but the machine's own: tasks that fuzzing tasks became or started, too. */
function others(k: Kernel): number[] {
  const {tasks, records} = k.state;
  const found: number[] = [];
  for (let pid = 4; pid < tasks.capacity; pid++)
    if (tasks.state[pid] !== FREE && records.has(pid) && tasks.parent[pid] !== 0) found.push(pid);
  return found;
}

/** Between two ticks: somebody is at work, nobody for ever, and never a crowd. */
export function tend(machine: Machine, mix: Mix): void {
  const k = machine.kernel;
  const {tick} = machine;
  if (tick % AGE === AGE - 1) {
    for (const pid of others(k)) sendSignal(k, pid, KILL);
    // Drivers stop each other, and with all of them stopped there is nobody left to go on.
    for (const pid of fuzzers(k, true)) sendSignal(k, pid, CONT);
  } else if (k.state.misc.tasks > CROWD) {
    const crowd = fuzzers(k, false);
    if (crowd.length > CROWD) for (const pid of crowd) if ((pid + tick) % 2 === 0) sendSignal(k, pid, KILL);
  }
  for (let i = fuzzers(k, true).length; i < DRIVERS; i++) {
    // The seed of the machine decides what they do: the tick alone would let every machine live the same life.
    const argv = [
      FUZZ,
      `${(Math.imul(tick, 31) + i + Math.imul(k.config.seed, 0x9e3779b1)) >>> 0}`,
      `${DRIVER_LIFE}`,
      mix,
    ];
    const started = spawn(k, {program: FUZZ, comm: FUZZ, argv, environ: {}, parent: 0, terminal: false});
    if (started === 0) return;
  }
}

/** Runs on to the end of a tick; false when the machine panicked, or `look` at the end of some tick found enough. */
export function runTended(machine: Machine, until: number, mix: Mix, look: () => boolean = () => true): boolean {
  while (machine.tick < until) {
    if (machine.run({until: machine.tick + 1}) === 'panic' || !look()) return false;
    tend(machine, mix);
  }
  return true;
}

/** To the first prompt; fuzzing begins after it. */
export function runToPrompt(machine: Machine): void {
  while (machine.prompt === '' && machine.tick < 1000) machine.run({until: machine.tick + 1});
}
