// top: which tasks use the cpus, again and again. It prints one frame below the other, as the terminal has no cursor to move.

import {failed, syscall, type UserCode} from '../../../abi';
import {defineCommand, durationTicks, type Invocation, readSmallFile, userName, wholeNumber} from '../../libc';
import {argsOf, newScan, type Scan, scanTasks} from '../ps';
import {type CpuTicks, cpuLine, elapsed, readCpuTicks, type Share, shares} from './sample';

/** Ticks between the first two samples, which make the first frame. */
const FIRST = 100;
const USUAL = 5000;

interface Progress {
  scan: Scan;
  /** Of this sample; null while it is still to be read. */
  cpu: CpuTicks | null;
  /** The sample before; null before the first. */
  before: {cpu: CpuTicks; used: Record<number, number>} | null;
  frames: number;
  /** Ticks to sleep before the next sample. */
  pause: number;
}

export const top = defineCommand(
  `top [-b] [-n COUNT] [-d SECONDS]
  Show which tasks use the cpus, every five seconds until Ctrl-C; a new list below the last, as this terminal has no cursor
  -b  For files and pipes (the same here)
  -n COUNT  Stop after so many lists
  -d SECONDS  Time from one list to the next`,
  {operands: [0, 0]},
  function* (call) {
    const [count, delay] = [call.value('-n') ?? '0', call.value('-d') ?? '5'];
    const [most, pause = USUAL] = [wholeNumber(count), durationTicks(delay)];
    if (most === undefined) return yield* call.fail(`invalid number '${count}'`);
    if (durationTicks(delay) === undefined) return yield* call.fail(`invalid number '${delay}'`);
    const s = call.begin<Progress>({scan: newScan(), cpu: null, before: null, frames: 0, pause: 0});
    for (;;) {
      call.save();
      if (s.pause > 0) {
        yield* syscall('nanosleep', s.pause);
        s.pause = 0;
        call.save();
      }
      const status = yield* sample(call, s);
      if (status !== 0) return status;
      if (s.before !== null) {
        const failure = yield* call.print(yield* frame(s, s.before));
        if (failure !== 0 || ++s.frames === most) return failure;
      }
      s.pause = s.before === null ? FIRST : Math.max(1, pause);
      s.before = {cpu: s.cpu as CpuTicks, used: Object.fromEntries(s.scan.rows.map(({pid, time}) => [pid, time]))};
      s.cpu = null;
      s.scan = newScan();
    }
  },
);

/** Reads /proc; answers the status to end with if that fails. */
function* sample(call: Invocation, s: Progress): UserCode<number> {
  s.cpu ??= yield* readCpuTicks();
  if (s.cpu === null) return yield* call.fail("can't read /proc/stat");
  const refused = yield* scanTasks(call, s.scan);
  return failed(refused) ? yield* call.refused("can't open '/proc'", refused) : 0;
}

/** Memory is told as a whole only: tasks have no pages. */
function* frame({cpu, scan}: Progress, before: NonNullable<Progress['before']>): UserCode<string> {
  const meminfo = yield* readSmallFile('/proc/meminfo');
  const loadavg = yield* readSmallFile('/proc/loadavg');
  const memory = failed(meminfo) ? null : /^MemTotal: *(\d+) kB/m.exec(meminfo);
  const now = cpu as CpuTicks;
  const lines = [
    `Mem: ${memory === null ? '?' : `${memory[1]}K`} total`,
    cpuLine(before.cpu, now),
    `Load average: ${failed(loadavg) ? '?' : loadavg.trimEnd()}`,
    '  PID  PPID USER     STAT CPU %CPU COMMAND',
    ...shares(scan.rows, before.used, elapsed(before.cpu, now)).map(lineOf),
  ];
  return lines.map(line => `${line}\n`).join('');
}

function lineOf({task, percent}: Share): string {
  const {pid, ppid, uid, state, cpu} = task;
  const user = (userName(uid) ?? String(uid)).slice(0, 8).padEnd(8);
  const numbers = `${String(pid).padStart(5)}${String(ppid).padStart(6)} ${user} ${state.padEnd(4)}`;
  return `${numbers}${String(cpu).padStart(4)}${String(percent).padStart(4)}% ${argsOf(task)}`;
}
