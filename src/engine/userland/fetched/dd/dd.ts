// dd: copies blocks, counted.

import {type Failure, failed, O_CREAT, O_RDONLY, O_TRUNC, O_WRONLY, syscall, type UserCode} from '../../../abi';
import {defineCommand, type Invocation, writeAll} from '../../libc';

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  c: 1,
  w: 2,
  b: 512,
  kB: 1000,
  k: 1024,
  K: 1024,
  MB: 1_000_000,
  M: 1048576,
  G: 1073741824,
};
/** Bytes of a block: what a task of this machine may hold. */
const BLOCK_LIMIT = 16 * 1024 * 1024;

interface Progress {
  input: number;
  output: number;
  skip: number;
  /** Bytes of the block at hand. */
  block: string;
  read: [whole: number, part: number];
  written: [whole: number, part: number];
}

interface Plan {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly size: number;
  readonly count: number;
  readonly skip: number;
  readonly keep: boolean;
  readonly quiet: boolean;
}

function sizeOf(text: string): number | undefined {
  const [, number = '', unit = ''] = /^(\d{1,12})([a-zA-Z]*)$/.exec(text) ?? [];
  return number === '' || !Object.hasOwn(UNITS, unit) ? undefined : Number(number) * (UNITS[unit] as number);
}

/** The words name=value; or what is wrong, null standing for a word that is none of them. */
function planOf(words: readonly string[]): Plan | string | null {
  const given: Record<string, string> = {};
  for (const word of words) {
    const [, name = '', value = ''] = /^(if|of|bs|count|skip|conv|status)=(.*)$/s.exec(word) ?? [];
    if (name === '') return null;
    given[name] = value;
    if (name === 'conv' && value !== 'notrunc') return `invalid argument '${value}' to 'conv'`;
    if (name === 'status' && !/^(none|noxfer)$/.test(value)) return `invalid argument '${value}' to 'status'`;
    if (/^(bs|count|skip)$/.test(name) && sizeOf(value) === undefined) return `invalid number '${value}'`;
  }
  const size = sizeOf(given.bs ?? '512') as number;
  if (size < 1 || size > BLOCK_LIMIT) return `number ${size} is not in 1..${BLOCK_LIMIT} range`;
  return {
    from: given.if,
    to: given.of,
    size,
    count: sizeOf(given.count ?? `${2 ** 36}`) as number,
    skip: sizeOf(given.skip ?? '0') as number,
    keep: given.conv === 'notrunc',
    quiet: given.status === 'none',
  };
}

export const dd = defineCommand(
  `dd [if=FILE] [of=FILE] [bs=N] [count=N] [skip=N] [conv=notrunc] [status=none]
  Copy blocks from one file to another, and say how many`,
  {ownOptions: true},
  function* (call) {
    const plan = planOf(call.operands);
    if (plan === null) return yield* call.misused('');
    if (typeof plan === 'string') return yield* call.fail(plan);
    const s = call.begin<Progress>({input: -1, output: -1, skip: plan.skip, block: '', read: [0, 0], written: [0, 0]});
    if (s.input < 0) {
      const status = yield* openBoth(call, plan, s);
      if (status !== 0) return status;
    }
    let status = 0;
    while (s.skip > 0 || s.read[0] + s.read[1] < plan.count) {
      call.save();
      const failure = yield* readBlock(plan, s);
      if (failure !== null) status = yield* call.refused(plan.from ?? 'standard input', failure);
      if (failure !== null || s.block === '') break;
      const whole = s.block.length === plan.size ? 0 : 1;
      if (s.skip > 0) s.skip--;
      else {
        s.read[whole]++;
        const refused = yield* writeAll(s.output, s.block);
        if (refused !== null) status = yield* call.refused(plan.to ?? 'standard output', refused);
        if (refused !== null) break;
        s.written[whole]++;
      }
      s.block = '';
    }
    const said = ([whole, part]: readonly number[], what: string) => `${whole}+${part} records ${what}\n`;
    if (!plan.quiet) yield* writeAll(2, said(s.read, 'in') + said(s.written, 'out'));
    return status;
  },
);

function* openBoth(call: Invocation, {from, to, keep}: Plan, s: Progress): UserCode<number> {
  const input = from === undefined ? 0 : yield* syscall('open', from, O_RDONLY, 0);
  if (failed(input)) return yield* call.refused(`can't open '${from}'`, input);
  const flags = O_WRONLY | O_CREAT | (keep ? 0 : O_TRUNC);
  const output = to === undefined ? 1 : yield* syscall('open', to, flags, 0o666);
  if (failed(output)) return yield* call.refused(`can't open '${to}'`, output);
  s.input = input;
  s.output = output;
  return 0;
}

/** One read, as large as a block: what a pipe gives at once may be less. */
function* readBlock({size}: Plan, s: Progress): UserCode<Failure | null> {
  const piece = yield* syscall('read', s.input, size);
  if (failed(piece)) return piece;
  s.block = piece;
  return null;
}
