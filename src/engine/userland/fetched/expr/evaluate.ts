// expr: the words of an expression and their value. All operators are left-associative; both sides of | and & are always
// worked out. Numbers are 64 bits wide and wrap.

import {compileRegex, searchRegex} from '../../libc';

type Value = bigint | string;
export type Evaluated = {readonly value: Value} | {readonly problem: string};

/** Terms within each other. */
const DEPTH_LIMIT = 500;

class Wrong extends Error {}
const syntax = (): never => {
  throw new Wrong('syntax error');
};

const numberOf = (value: Value): bigint | undefined =>
  typeof value === 'bigint' ? value : /^\s*[-+]?\d+$/.test(value) ? BigInt.asIntN(64, BigInt(value.trim())) : undefined;

/** Neither empty nor 0: what | and & and the status ask. */
export const isNull = (value: Value): boolean => value === '' || value === '0' || value === 0n;

function compare(operator: string, a: Value, b: Value): boolean {
  const [x, y] = [numberOf(a), numberOf(b)];
  const [left, right] = x === undefined || y === undefined ? [String(a), String(b)] : [x, y];
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '!=':
      return left !== right;
    case '>=':
      return left >= right;
    case '>':
      return left > right;
    default:
      return left === right;
  }
}

function calculate(operator: string, a: Value, b: Value): bigint {
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x === undefined || y === undefined) throw new Wrong('non-numeric argument');
  if ((operator === '/' || operator === '%') && y === 0n) throw new Wrong('division by zero');
  const result =
    operator === '+' ? x + y : operator === '-' ? x - y : operator === '*' ? x * y : operator === '/' ? x / y : x % y;
  return BigInt.asIntN(64, result);
}

function matchAtStart(text: string, pattern: string): Value {
  const regex = compileRegex(pattern);
  if (typeof regex === 'string') throw new Wrong(regex);
  const match = searchRegex(regex, text);
  const found = match !== null && match[0] === 0 ? match : null;
  if (regex.groups > 0) return found === null || (found[2] as number) < 0 ? '' : text.slice(found[2], found[3]);
  return found === null ? 0n : BigInt(found[1] as number);
}

function substring(text: string, from: Value, length: Value): string {
  const [start, count] = [numberOf(from), numberOf(length)];
  if (start === undefined || count === undefined || start <= 0n || count <= 0n) return '';
  const first = Number(start) - 1;
  return text.slice(first, first + Number(count));
}

const LEVELS: readonly (readonly string[])[] = [
  ['|'],
  ['&'],
  ['<', '<=', '=', '==', '!=', '>=', '>'],
  ['+', '-'],
  ['*', '/', '%'],
  [':'],
];

class Evaluation {
  private next = 0;
  private depth = 0;

  constructor(private readonly words: readonly string[]) {}

  whole(): Value {
    const value = this.level(0);
    return this.next < this.words.length ? syntax() : value;
  }

  private take(): string {
    return this.words[this.next++] ?? syntax();
  }

  /** Operators of this level and those that bind more. */
  private level(at: number): Value {
    const operators = LEVELS[at];
    if (operators === undefined) return this.word();
    let left = this.level(at + 1);
    for (
      let word = this.words[this.next];
      word !== undefined && operators.includes(word);
      word = this.words[this.next]
    ) {
      this.next++;
      left = apply(word, left, this.level(at + 1));
    }
    return left;
  }

  private word(): Value {
    if (++this.depth > DEPTH_LIMIT) throw new Wrong('nested deeper than this command reads');
    const value = this.term();
    this.depth--;
    return value;
  }

  private term(): Value {
    const word = this.take();
    switch (word) {
      case '(': {
        const value = this.level(0);
        return this.take() === ')' ? value : syntax();
      }
      case ')':
        return syntax();
      case 'quote':
        return this.take();
      case 'length':
        return BigInt(String(this.word()).length);
      case 'match': {
        const text = String(this.word());
        return matchAtStart(text, String(this.word()));
      }
      case 'index': {
        const text = String(this.word());
        const chars = String(this.word());
        return BigInt([...text].findIndex(char => chars.includes(char)) + 1);
      }
      case 'substr': {
        const text = String(this.word());
        const from = this.word();
        return substring(text, from, this.word());
      }
      default:
        return word;
    }
  }
}

function apply(operator: string, a: Value, b: Value): Value {
  if (operator === '|') return isNull(a) ? b : a;
  if (operator === '&') return isNull(a) || isNull(b) ? 0n : a;
  if (operator === ':') return matchAtStart(String(a), String(b));
  return /[<>=]/.test(operator) ? BigInt(compare(operator, a, b)) : calculate(operator, a, b);
}

export function evaluateWords(words: readonly string[]): Evaluated {
  try {
    return {value: new Evaluation(words).whole()};
  } catch (error) {
    if (error instanceof Wrong) return {problem: error.message};
    throw error;
  }
}
