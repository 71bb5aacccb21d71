// What is written to control files: at random, and by somebody who knows what each controller wants.

import {randomInt} from '../../../base';
import {failed, O_TRUNC, O_WRONLY, syscall, type UserCode} from '../../../engine/abi';
import {
  type Action,
  type Actor,
  CHILD,
  type Kind,
  someContainer,
  someControlFile,
  writeControl,
  writeFile,
} from '../actor';
import * as choose from '../choices';

const {pick, chance} = choose;

/** What the mix of dialects of a machine calls a file of cpuset. */
const cpusetFile = ({random, mix}: Actor, file: string) =>
  mix === 'container' || (mix === 'both' && chance(random, 50)) || chance(random, 8) ? file : `cpuset.${file}`;

function* anything(actor: Actor): UserCode<unknown> {
  const path = yield* someControlFile(actor);
  return yield* writeFile(path, choose.text(actor.random), O_WRONLY | (chance(actor.random, 50) ? O_TRUNC : 0));
}

/** Makes the cpuset of a container usable, so that attaches succeed often enough. */
function* openUp(actor: Actor): UserCode<unknown> {
  const dir = yield* someContainer(actor, 'cpuset', 80);
  let wrote: unknown;
  for (const file of ['cpus', 'mems'])
    for (const prefix of ['', 'cpuset.']) {
      const one = yield* writeFile(`${dir}/${prefix}${file}`, pick(actor.random, ['0', '0', '0-1', '1']), O_WRONLY);
      if (!failed(one) || one.errno !== 'ENOENT') wrote = one;
    }
  return wrote;
}

function* cpuset(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  const name = pick(random, ['cpus', 'cpus', 'mems', 'cpu_exclusive', 'mem_exclusive', 'memory_migrate']);
  const text = /^(cpus|mems)$/.test(name) ? pick(random, choose.LISTS) : pick(random, choose.FLAGS);
  return yield* writeControl(actor, 'cpuset', cpusetFile(actor, name), text);
}

function* shares(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  const one = () =>
    `${pick(random, ['min_shares=', 'max_shares=', 'child_shares_divisor=', 'junk='])}${pick(random, [0, 1, 1, 2, 5, 50, 100, -1, -3])}`;
  const text = chance(random, 60) ? one() : `${one()},${one()}`;
  return yield* writeControl(actor, 'numtasks', 'numtasks.shares', text);
}

/** A small limit, so that forks are refused soon; an old one is lifted as often. */
function* limit(actor: Actor): UserCode<unknown> {
  const {random} = actor;
  const text = pick(random, ['0', '1', '2', '3', '5', 'max', 'max\n', 'max', 'x', '-1', '99999999999']);
  return yield* writeControl(actor, 'pids', 'pids.max', text, CHILD);
}

const freezerState =
  (words: readonly string[]): Action =>
  actor =>
    writeControl(actor, 'freezer', 'freezer.state', pick(actor.random, words), CHILD);

const flag =
  (subsystem: string, file: string): Action =>
  actor =>
    writeControl(actor, subsystem, file, pick(actor.random, choose.FLAGS), 75);

function* agentPath(actor: Actor): UserCode<unknown> {
  return yield* writeControl(actor, '', 'release_agent', pick(actor.random, choose.AGENTS), 5);
}

function* references(actor: Actor): UserCode<unknown> {
  return yield* writeControl(actor, 'debug1', 'debug1.references', pick(actor.random, ['0', '0', '1', '3', '1001']));
}

const PARAMETERS = [
  ['numtasks', 'total_numtasks', ['1', '40', '100', '1000', '2147483647', '0', 'x']],
  ['numtasks', 'forkrate', ['1', '20', '2147483647', '2147483647', '2147483647', '0', '-1']],
  ['numtasks', 'forkrate_interval', ['1', '1', '2', '0', 'x']],
  ['debug1', 'create_fails', ['1', '0', '0']],
  ['debug1', 'populate_fails', ['1', '0', '0']],
  ['cpuset', 'none', ['1']],
] as const;

function* parameter({random}: Actor): UserCode<unknown> {
  const [module, name, texts] = pick(random, PARAMETERS);
  return yield* writeFile(`/sys/module/${module}/parameters/${name}`, pick<string>(random, texts), O_WRONLY);
}

/** Reads what a controller says. */
function* look(actor: Actor): UserCode<unknown> {
  const fd = yield* syscall('open', yield* someControlFile(actor), 0, 0);
  if (failed(fd)) return fd;
  const text = yield* syscall('read', fd, 1 + randomInt(actor.random, 3000));
  yield* syscall('close', fd);
  return text;
}

export const CONTROLLER_KINDS: readonly Kind[] = [
  ['any control file', 45, anything],
  ['read a control file', 20, look],
  ['cpus and mems opened up', 40, openUp],
  ['cpuset', 25, cpuset],
  ['notify_on_release', 35, flag('', 'notify_on_release')],
  ['release_agent', 14, agentPath],
  ['clone_children', 8, flag('', 'cgroup.clone_children'), 'cgroup'],
  ['freeze', 6, freezerState(['FROZEN', 'FROZEN', 'FROZEN', 'FREEZING', 'frozen']), 'cgroup'],
  ['thaw', 10, freezerState(['THAWED', 'THAWED\n', 'THAWED', 'x']), 'cgroup'],
  ['pids.max', 12, limit, 'cgroup'],
  ['numtasks.shares', 12, shares, 'container'],
  ['references', 8, references, 'container'],
  ['module parameter', 8, parameter],
];
