// Matching of compiled regular expressions: leftmost, then longest (POSIX). Without back references the time is bounded by
// length of text times length of program, because no (instruction, position) pair is tried twice. With them a search gives
// up, as if nothing matched, after BACK_STEPS steps. A budget, which may serve several searches, bounds time and memory.

import {type Compiled, compileRegex, type RegexOptions} from './regex-parse';

export {type Compiled, compileRegex, type RegexOptions};

/** Positions: [begin, end) of the whole match, then of each group; -1 for a group that took no part. */
export type Match = readonly number[];

const BACK_STEPS = 200_000;
/** Positions whose marks lie together. */
const ROWS = 64;

/** Steps that searches may still take; below 0: out of memory, and their answers mean nothing. */
export interface RegexBudget {
  left: number;
}

/** A fresh budget: less than a second, and 32 MiB of marks. */
export const regexBudget = (): RegexBudget => ({left: 1 << 22});

/** The leftmost-longest match that begins at `from` or later; null if there is none. */
export function searchRegex(regex: Compiled, text: string, budget = regexBudget(), from = 0): Match | null {
  const search = new Search(regex, text, from, budget);
  for (let start = from; start <= text.length && budget.left >= 0; start++) {
    const match = search.at(start);
    if (match !== null) return match;
    if (search.steps > BACK_STEPS && regex.backReferences) return null;
  }
  return null;
}

/** Characters that mean themselves in both dialects, as a pattern. */
export function quoteRegex(text: string): string {
  return text.replace(/[\\.*[\]^$]/g, '\\$&');
}

class Search {
  steps = 0;
  /** By groups of positions: which instructions were already tried there, one bit each. */
  private readonly tried: (Uint8Array | undefined)[] = [];
  private registers: number[] = [];
  private best: number[] | null = null;
  /** Pairs: (instruction, position) to try, or (-1 - register, old value) to put back. */
  private readonly stack: number[] = [];

  constructor(
    private readonly regex: Compiled,
    private readonly text: string,
    private readonly from: number,
    private readonly budget: RegexBudget,
  ) {}

  at(start: number): Match | null {
    this.registers = new Array(this.regex.registers).fill(-1);
    this.best = null;
    this.budget.left -= this.regex.registers;
    this.stack.push(0, start);
    while (this.stack.length > 0) {
      const position = this.stack.pop() as number;
      const instruction = this.stack.pop() as number;
      if (instruction < 0) this.registers[-1 - instruction] = position;
      else this.thread(instruction, position);
      if (this.budget.left < 0 || (this.regex.backReferences && this.steps > BACK_STEPS)) this.stack.length = 0;
    }
    const best = this.best as number[] | null;
    if (best !== null) best[0] = start;
    return best;
  }

  /** Follows one thread until it fails, matches or has left its alternatives on the stack. */
  private thread(first: number, start: number): void {
    let pc = first;
    let position = start;
    while (this.fresh(pc, position)) {
      const instruction = this.regex.code[pc] as Compiled['code'][number];
      pc++;
      switch (instruction.op) {
        case 'set':
          if (position >= this.text.length || instruction.members[this.text.charCodeAt(position) & 255] !== 1) return;
          position++;
          break;
        case 'split':
          this.stack.push(pc + instruction.by, position);
          break;
        case 'jump':
          pc += instruction.by;
          break;
        case 'save':
          this.stack.push(-1 - instruction.register, this.registers[instruction.register] as number);
          this.registers[instruction.register] = position;
          break;
        case 'progress':
          if (this.registers[instruction.register] === position) return;
          break;
        case 'assert':
          if (!instruction.holds(this.text, position)) return;
          break;
        case 'back': {
          const length = this.repeats(instruction.group, position);
          if (length < 0) return;
          position += length;
          break;
        }
        case 'match':
          this.matched(position);
          return;
      }
    }
  }

  private fresh(pc: number, position: number): boolean {
    this.steps++;
    if (--this.budget.left < 0) return false;
    if (this.regex.backReferences) return this.steps <= BACK_STEPS;
    const {length} = this.regex.code;
    const row = Math.floor((position - this.from) / ROWS);
    const marks = this.tried[row] ?? this.makeRows(row);
    const bit = ((position - this.from) % ROWS) * length + pc;
    const mark = 1 << (bit & 7);
    if (((marks[bit >> 3] as number) & mark) !== 0) return false;
    (marks[bit >> 3] as number) |= mark;
    return true;
  }

  private makeRows(row: number): Uint8Array {
    const size = (ROWS / 8) * this.regex.code.length;
    this.budget.left -= size >> 3;
    return (this.tried[row] = new Uint8Array(size));
  }

  private matched(position: number): void {
    if (this.best !== null && (this.best[1] as number) >= position) return;
    this.budget.left -= this.regex.groups;
    this.best = this.registers.slice(0, 2 * (this.regex.groups + 1));
    this.best[1] = position;
  }

  /** Length of the group's text if it stands here again, else -1. */
  private repeats(group: number, position: number): number {
    const begin = this.registers[2 * group] as number;
    const end = this.registers[2 * group + 1] as number;
    if (begin < 0 || end < 0) return -1;
    this.steps += (end - begin) >> 4;
    const fold = (text: string) => (this.regex.ignoreCase ? text.toLowerCase() : text);
    const wanted = fold(this.text.slice(begin, end));
    return fold(this.text.slice(position, position + wanted.length)) === wanted ? wanted.length : -1;
  }
}
