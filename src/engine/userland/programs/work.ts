// work: behaves like a server. It computes a little, sleeps a little, for ever, with an irregularity that it draws
// from /dev/urandom, so from the machine's seed. Started through links (httpd, sshd ...) it populates a machine.

import {type RandomState, randomInt} from '../../../base';
import {failed, O_RDONLY, syscall, type UserCode} from '../../abi';
import {defineCommand, wholeNumber} from '../libc';

const BURN = 4;
const SLEEP = 46;

/** A random number, 0 on a machine without the device. */
function* drawn(): UserCode<number> {
  const fd = yield* syscall('open', '/dev/urandom', O_RDONLY, 0);
  if (failed(fd)) return 0;
  const bytes = yield* syscall('read', fd, 4);
  yield* syscall('close', fd);
  if (failed(bytes)) return 0;
  return [...bytes].reduce((all, byte) => (all << 8) | byte.charCodeAt(0), 0);
}

export const work = defineCommand(
  `work [BURN SLEEP [JITTER]]
  Compute for BURN ms, sleep for SLEEP ms, and so on for ever, each varied by up to JITTER percent`,
  {operands: [0, 3]},
  function* (call) {
    const numbers = call.operands.map(wholeNumber);
    if (numbers.some(number => number === undefined) || numbers.length === 1)
      return yield* call.fail('BURN, SLEEP and JITTER are whole numbers');
    const [burn = BURN, sleep = SLEEP, jitter = 50] = numbers as number[];
    const s = call.begin({
      random: {seed: Math.imul(call.context.pid, 0x9e3779b1)} as RandomState,
      begun: false,
    });
    const vary = (ticks: number) => {
      const reach = Math.floor((ticks * Math.min(jitter, 100)) / 100);
      return ticks - reach + randomInt(s.random, 2 * reach + 1);
    };
    if (!s.begun) {
      s.begun = true;
      s.random.seed ^= yield* drawn();
      // Neighbours that start together do not stay in step.
      yield* syscall('nanosleep', randomInt(s.random, sleep + 1));
    }
    for (;;) {
      call.save();
      yield* syscall('burn', vary(burn));
      // Never none at all: a program that neither computes nor sleeps would be a loop without time.
      yield* syscall('nanosleep', Math.max(1, vary(sleep)));
    }
  },
);
