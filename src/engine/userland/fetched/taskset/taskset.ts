// taskset: on which cpus a task may run; to show it, to set it, or to start a program so.

import {formatList, type Mask, maskOf, members, parseList} from '../../../../base';
import {type Fallible, failed, syscall, type UserCode} from '../../../abi';
import {defineCommand, type Invocation, wholeNumber} from '../../libc';

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
  `taskset [-c] MASK COMMAND [ARG]... | taskset -p [-c] [MASK] PID
  Show or set the cpus that a task may run on
  -p  Act on a running task
  -c  Cpus are a list such as 0-2,5, not a hexadecimal mask`,
  {optionsFirst: true, operands: [1]},
  function* (call) {
    if (call.has('-p')) return yield* onPid(call);
    if (call.operands.length < 2) return yield* call.misused('');
    const mask = yield* readMask(call, call.operands[0] as string);
    if (mask === undefined) return 1;
    const answer = yield* syscall('sched_setaffinity', 0, mask);
    if (failed(answer)) return yield* call.refused("can't set pid 0's affinity", answer);
    return yield* call.exec(call.operands.slice(1));
  },
);

function* readMask(call: Invocation, text: string): UserCode<Mask | undefined> {
  const list = call.has('-c') ? parseList(text) : parseMask(text);
  if (list !== undefined && typeof list !== 'string') return maskOf(members(list));
  yield* call.fail(`bad affinity '${text.replace(/^0x/, '')}'`);
  return undefined;
}

function* onPid(call: Invocation): UserCode<number> {
  if (call.operands.length > 2) return yield* call.misused('');
  const word = call.operands.at(-1) as string;
  const pid = wholeNumber(word);
  if (pid === undefined) return yield* call.fail(`invalid number '${word}'`);
  const status = yield* show(call, pid, 'current');
  if (status !== 0 || call.operands.length === 1) return status;
  const mask = yield* readMask(call, call.operands[0] as string);
  if (mask === undefined) return 1;
  const answer: Fallible<0> = yield* syscall('sched_setaffinity', pid, mask);
  if (failed(answer)) return yield* call.refused(`can't set pid ${pid}'s affinity`, answer);
  return yield* show(call, pid, 'new');
}

function* show(call: Invocation, pid: number, which: string): UserCode<number> {
  const mask = yield* syscall('sched_getaffinity', pid);
  if (failed(mask)) return yield* call.refused(`can't get pid ${pid}'s affinity`, mask);
  const shown = call.has('-c') ? `list: ${formatList(mask)}` : `mask: ${formatMask(mask)}`;
  return yield* call.print(`pid ${pid}'s ${which} affinity ${shown}\n`);
}
