// taskset: on which cpus a task may run; to show it, to set it, or to start a program so.

import {formatList, type Mask, maskOf, members, parseList} from '../../../../base';
import {type Fallible, failed, syscall, type UserCode} from '../../../abi';
import {
  complain,
  complainOf,
  defineCommand,
  execFailure,
  execProgram,
  type Invocation,
  print,
  wholeNumber,
} from '../../libc';

/** A hexadecimal mask of up to 64 cpus, "0x" or not. */
function parseMask(text: string): Mask | undefined {
  const match = /^(?:0[xX])?([0-9a-fA-F]{1,16})$/.exec(text);
  if (match === null) return undefined;
  const digits = (match[1] as string).padStart(16, '0');
  return [Number.parseInt(digits.slice(8), 16), Number.parseInt(digits.slice(0, 8), 16)];
}

function formatMask(mask: Mask): string {
  const low = mask[0].toString(16);
  return mask[1] === 0 ? low : mask[1].toString(16) + low.padStart(8, '0');
}

export const taskset = defineCommand(
  {
    name: 'taskset',
    usage: 'taskset [-c] MASK COMMAND [ARG]... | taskset -p [-c] [MASK] PID',
    about: 'Show or set the cpus that a task may run on',
    options: [
      {flag: '-p', about: 'Act on a running task'},
      {flag: '-c', about: 'Cpus are a list such as 0-2,5, not a hexadecimal mask'},
    ],
    optionsFirst: true,
    operands: [1, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    if (call.has('-p')) return yield* onPid(call);
    if (call.operands.length < 2) return yield* call.misused('');
    const mask = yield* readMask(call, call.operands[0] as string);
    if (mask === undefined) return 1;
    const answer = yield* syscall('sched_setaffinity', 0, mask);
    if (failed(answer)) {
      yield* complainOf('taskset', "can't set pid 0's affinity", answer);
      return 1;
    }
    const argv = call.operands.slice(1);
    const {message, status} = execFailure(argv[0] as string, yield* execProgram(argv, call.context.environ));
    yield* complain('taskset', message);
    return status;
  },
);

function* readMask(call: Invocation, text: string): UserCode<Mask | undefined> {
  const list = call.has('-c') ? parseList(text) : parseMask(text);
  if (list !== undefined && typeof list !== 'string') return maskOf(members(list));
  yield* complain('taskset', `bad affinity '${text.replace(/^0x/, '')}'`);
  return undefined;
}

function* onPid(call: Invocation): UserCode<number> {
  if (call.operands.length > 2) return yield* call.misused('');
  const word = call.operands.at(-1) as string;
  const pid = wholeNumber(word);
  if (pid === undefined) {
    yield* complain('taskset', `invalid number '${word}'`);
    return 1;
  }
  if (!(yield* show(call, pid, 'current'))) return 1;
  if (call.operands.length === 1) return 0;
  const mask = yield* readMask(call, call.operands[0] as string);
  if (mask === undefined) return 1;
  const answer: Fallible<0> = yield* syscall('sched_setaffinity', pid, mask);
  if (failed(answer)) {
    yield* complainOf('taskset', `can't set pid ${pid}'s affinity`, answer);
    return 1;
  }
  return (yield* show(call, pid, 'new')) ? 0 : 1;
}

function* show(call: Invocation, pid: number, which: string): UserCode<boolean> {
  const mask = yield* syscall('sched_getaffinity', pid);
  if (failed(mask)) {
    yield* complainOf('taskset', `can't get pid ${pid}'s affinity`, mask);
    return false;
  }
  const shown = call.has('-c') ? `list: ${formatList(mask)}` : `mask: ${formatMask(mask)}`;
  return (yield* print('taskset', `pid ${pid}'s ${which} affinity ${shown}\n`)) === 0;
}
