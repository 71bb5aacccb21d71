// Random lines typed at the prompt of fuzzed machines: what a person is told, and whether he can learn why.

import {type RandomState, randomInt} from '../../base';
import {type Errno, strerror} from '../../engine/abi';
import {provideExplained} from '../../engine/explain';
import {explainRefusal, type ShownRefusal} from '../../engine/kernel';
import {createMachine, type Machine} from '../../engine/machine';
import {MIXES, pick} from './choices';
import {line} from './lines';
import {fuzzOptions} from './machines';
import type {RefusalBook} from './refusals';

provideExplained();

/** Errors that lines meet. */
const ERRNOS: readonly Errno[] = [
  'EPERM', 'ENOENT', 'ESRCH', 'EIO', 'E2BIG', 'EACCES', 'EBUSY', 'EEXIST', 'EXDEV', 'ENODEV', 'ENOTDIR', 'EISDIR',
  'EINVAL', 'ENOSPC', 'EROFS', 'ERANGE', 'ENOTEMPTY', 'ELOOP', 'EAGAIN', 'ENOMEM', 'ECHILD', 'EOVERFLOW',
]; // biome-ignore format: a table
/** Lines on one machine. */
const ROUND = 500;
/** Ticks until a line that has not come back is interrupted, and until its machine is given up. */
const PATIENCE = 200;

/** Runs to the next prompt; false when none comes. */
function toPrompt(machine: Machine): boolean {
  const {terminal} = machine.kernel.state.misc;
  for (const interrupt of ['', '\x03']) {
    machine.typeText(interrupt);
    for (const end = machine.tick + PATIENCE; machine.tick < end; ) {
      if (machine.run({until: machine.tick + 1}) === 'panic') throw new Error(`panic: ${machine.panic}`);
      if (machine.prompt !== '' && terminal.input === '') return true;
    }
  }
  return false;
}

/** How the C library ends a message about a refused call. */
const ENDING = new RegExp(`: (${ERRNOS.map(strerror).join('|')})\\n$`);

/** Types `count` lines; the book hears every refusal that was printed. Answers what was printed without a reason. */
export function typeLines(count: number, seed: number, book: RefusalBook): string[] {
  const random: RandomState = {seed};
  const unexplained: string[] = [];
  for (let typed = 0, at = 0; typed < count; at++) {
    const mix = pick(random, MIXES);
    const machine = createMachine({...fuzzOptions({seed: randomInt(random, 2 ** 31)}, mix), seed: at});
    let last = '';
    machine.onTrace(({name, data}) => {
      if (name !== 'refused') return;
      book.hear(data.call, data, () => explainRefusal(machine.kernel, data as ShownRefusal)?.source ?? null);
    });
    machine.onTty((text, _writer, because) => {
      if (ENDING.test(text) && because === '') unexplained.push(`${last}\n${text}`);
    });
    for (let i = 0; i < ROUND && typed < count && toPrompt(machine); i++, typed++) {
      last = line(random, mix);
      machine.typeText(`${last}\n`);
    }
  }
  return unexplained;
}
