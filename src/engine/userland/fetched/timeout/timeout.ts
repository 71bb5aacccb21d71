// timeout: becomes a command, while a grandchild watches the clock and sends a signal if the command is still there. So the
// command has the pid, the parent and the status that it would have without.

import {failed, type Pid, syscall, type UserCode} from '../../../abi';
import {defineCommand, durationTicks, type Invocation, signalOf} from '../../libc';

/** How often the watch looks whether the command has ended by itself. */
const LOOK_EVERY = 1000;

/** Handed to the child, which hands it on: the task to end, and whether the reader is the grandchild. */
interface Watch {
  readonly watch: Pid;
  readonly second: boolean;
}

const watchOf = (entry: unknown): Watch | null =>
  typeof entry === 'object' && entry !== null && 'watch' in entry ? (entry as Watch) : null;

export const timeout = defineCommand(
  `timeout [-s SIGNAL] [-k DURATION] DURATION COMMAND [ARG]...
  Run a command, and end it if it takes longer
  -s SIGNAL  Send this signal, by name or number; TERM if not given
  -k DURATION  Send KILL as well if it is still there that much later`,
  {optionsFirst: true, operands: [2]},
  function* (call) {
    const [after = '', ...argv] = call.operands;
    const name = call.value('-s') ?? 'TERM';
    const signal = signalOf(name);
    if (signal === undefined) return yield* call.fail(`unknown signal '${name}'`);
    for (const word of [call.value('-k') ?? '0', after])
      if (durationTicks(word) === undefined) return yield* call.fail(`invalid number '${word}'`);
    const order = watchOf(call.context.entry);
    if (order !== null) return yield* keepWatch(call, order, signal, durationTicks(after) as number);
    const me = yield* syscall('getpid');
    const child = yield* syscall('fork', {watch: me, second: false});
    if (failed(child)) return yield* call.refused("can't fork", child);
    // The child ends at once: the watch is nobody's child but init's.
    yield* syscall('wait', child, 0);
    return yield* call.exec(argv);
  },
);

function* keepWatch(call: Invocation, {watch, second}: Watch, signal: number, ticks: number): UserCode<number> {
  if (!second) {
    const grandchild = yield* syscall('fork', {watch, second: true});
    return failed(grandchild) ? yield* call.refused("can't fork", grandchild) : 0;
  }
  const last = durationTicks(call.value('-k') ?? '0') as number;
  const s = call.begin({left: ticks, killing: false});
  for (;;) {
    call.save();
    if (s.left > 0) {
      const nap = Math.min(s.left, LOOK_EVERY);
      yield* syscall('nanosleep', nap);
      s.left -= nap;
      if (failed(yield* syscall('kill', watch, 0))) return 0;
      continue;
    }
    yield* syscall('kill', watch, s.killing ? 9 : signal);
    if (s.killing || last === 0) return 0;
    s.left = last;
    s.killing = true;
  }
}
