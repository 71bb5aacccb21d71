// date: what the clock of the machine says, or another moment, in words. Its first moment is a reconstruction: midnight of the
// day of the V6 mail. Nothing sets it.

import {BOOT_EPOCH, failed, syscall, type UserCode} from '../../../abi';
import {defineCommand, epochSeconds, type Invocation} from '../../libc';
import {formatTime} from './format';
import {parseTime} from './parse';

const USUAL = '%a %b %e %H:%M:%S UTC %Y';

/** ISO 8601, as exact as is asked for. */
const ISO: Readonly<Record<string, string>> = {
  date: '%Y-%m-%d',
  hours: '%Y-%m-%dT%H+00:00',
  minutes: '%Y-%m-%dT%H:%M+00:00',
  seconds: '%Y-%m-%dT%H:%M:%S+00:00',
  ns: '%Y-%m-%dT%H:%M:%S,NANO+00:00',
};

export const date = defineCommand(
  `date [-uR] [-I[SPEC]] [-d TIME | -r FILE] [+FORMAT]
  Print date and time; the clock stood at midnight of 22 December 2006 (UTC) at boot, which is a reconstruction
  -u  In UTC (always so)
  -R  In the form of mail: Fri, 22 Dec 2006 00:00:00 +0000
  -I SPEC  In the form of ISO 8601; SPEC is date, hours, minutes, seconds or ns
  -d TIME  Another moment: @SECONDS, hh:mm[:ss], YYYY-MM-DD[ hh:mm[:ss]], [[[[[YY]YY]MM]DD]hh]mm[.ss]
  -r FILE  The moment of the last write to a file
  -s TIME  Set the clock, which this machine cannot`,
  {operands: [0, 2], rewrite: arg => (/^-[uR]*I$/.test(arg) ? [arg, 'date'] : [arg])},
  function* (call) {
    const given = call.operands[0]?.startsWith('+') ? call.operands[0] : '';
    const others = call.operands.slice(Number(given !== ''));
    const {now} = yield* syscall('times');
    if (others.length > 1) return yield* call.misused('');
    const setting = call.value('-s') ?? others[0];
    if (setting !== undefined) return yield* refuseSetting(call, setting, epochSeconds(now));
    const ticks = yield* chosenTicks(call, now);
    if (ticks === null) return 1;
    const format = formatOf(call, given);
    if (format === undefined) return yield* call.misused('');
    const nano = String((ticks % 1000) * 1_000_000).padStart(9, '0');
    return yield* call.print(`${formatTime(format.replace('NANO', nano), epochSeconds(ticks))}\n`);
  },
);

function formatOf(call: Invocation, given: string): string | undefined {
  if (given !== '') return given.slice(1);
  const spec = call.value('-I');
  if (spec !== undefined) return Object.hasOwn(ISO, spec) ? ISO[spec] : undefined;
  return call.has('-R') ? '%a, %d %b %Y %H:%M:%S +0000' : USUAL;
}

/** The moment asked for, in ticks since boot; null after a complaint. */
function* chosenTicks(call: Invocation, now: number): UserCode<number | null> {
  const file = call.value('-r');
  if (file !== undefined) {
    const stat = yield* syscall('stat', file, true);
    if (!failed(stat)) return stat.mtime;
    yield* call.refused(`can't stat '${file}'`, stat);
    return null;
  }
  const text = call.value('-d');
  if (text === undefined) return now;
  const seconds = parseTime(text, epochSeconds(now));
  if (seconds !== undefined) return (seconds - BOOT_EPOCH) * 1000;
  yield* call.fail(`invalid date '${text}'`);
  return null;
}

function refuseSetting(call: Invocation, text: string, now: number): UserCode<number> {
  const known = parseTime(text, now) !== undefined;
  return call.fail(known ? "can't set date: Function not implemented" : `invalid date '${text}'`);
}
