// free: memory, as far as /proc/meminfo tells of it. What that does not say has no column.

import {failed} from '../../../abi';
import {defineCommand, readSmallFile} from '../../libc';

const WIDTH = 12;
const UNITS = ['', 'K', 'M', 'G', 'T'];

/** Bytes with one place behind the point, and a letter. */
function readable(bytes: number): string {
  let [value, unit] = [bytes, 0];
  for (; value >= 1024 && unit < UNITS.length - 1; unit++) value /= 1024;
  return unit === 0 ? `${value}` : `${value.toFixed(1)}${UNITS[unit]}`;
}

/** Columns by name: a sum of figures, some taken off. undefined: a figure is not known. */
function columnsOf(figure: (name: string) => number | undefined): [string, number | undefined][] {
  const sum = (...names: string[]): number | undefined =>
    names.reduce<number | undefined>((total, name) => {
      const value = figure(name);
      return total === undefined || value === undefined ? undefined : total + value;
    }, 0);
  const [total, free, cached] = [sum('MemTotal'), sum('MemFree'), sum('Buffers', 'Cached')];
  const used = total === undefined || free === undefined || cached === undefined ? undefined : total - free - cached;
  return [
    ['total', total],
    ['used', used],
    ['free', free],
    ['shared', sum('Shmem')],
    ['buff/cache', cached],
    ['available', sum('MemAvailable')],
  ];
}

export const free = defineCommand(
  `free [-bkmgh]
  Show the memory of the machine; what it does not count has no column
  -b  In bytes
  -k  In kilobytes (default)
  -m  In megabytes
  -g  In gigabytes
  -h  In the unit that suits each number`,
  {operands: [0, 0]},
  function* (call) {
    const text = yield* readSmallFile('/proc/meminfo');
    if (failed(text)) return yield* call.refused("can't open '/proc/meminfo'", text);
    const figure = (name: string) => {
      const match = new RegExp(`^${name}: *(\\d+) kB$`, 'm').exec(text);
      return match === null ? undefined : Number(match[1]) * 1024;
    };
    const divisor = 1024 ** (call.has('-b') ? 0 : call.has('-m') ? 2 : call.has('-g') ? 3 : 1);
    const shown = (bytes: number) => (call.has('-h') ? readable(bytes) : `${Math.floor(bytes / divisor)}`);
    const row = (words: readonly string[]) => words.map(word => word.padStart(WIDTH)).join('');
    const known = columnsOf(figure).flatMap(([name, bytes]) => (bytes === undefined ? [] : [{name, bytes}]));
    const lines = [`       ${row(known.map(({name}) => name))}`, `Mem:   ${row(known.map(({bytes}) => shown(bytes)))}`];
    const [swap, swapFree] = [figure('SwapTotal'), figure('SwapFree')];
    if (swap !== undefined && swapFree !== undefined)
      lines.push(`Swap:  ${row([swap, swap - swapFree, swapFree].map(shown))}`);
    return yield* call.print(lines.map(line => `${line}\n`).join(''));
  },
);
