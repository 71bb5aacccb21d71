// test and [: an expression is evaluated over the answers to its file questions, which are system calls. Every question of
// an expression is asked, in order, whatever the others answer; so the first evaluation, without answers, tells them all.
// A generator program and a shell whose progress is plain data use the same code:
//   evaluateTest(args).requests ... issue them, collect the results ...; evaluateTest(args, results)
// Grammar: or := and (-o and)*; and := not (-a not)*; not := ! not | primary; with three words the middle one decides.
// Status 0 true, 1 false, 2 a wrong expression.

import type {Plain} from '../../../base';
import {failed, type Stat, type SyscallRequest, type SyscallResult} from '../../abi';

export interface TestResult {
  /** What must be asked; while answers are missing, the status means nothing. */
  readonly requests: readonly SyscallRequest[];
  readonly status: number;
  /** Without the command's name; '' if the expression is well formed. */
  readonly error: string;
}

/** `argv` with the command's name, which is `[` or another; `answers`: the results of the requests, in order. */
export function evaluateTest(argv: readonly string[], answers: readonly SyscallResult[] = []): TestResult {
  const bracket = argv[0] === '[';
  if (bracket && (argv.length < 2 || argv.at(-1) !== ']')) return {requests: [], status: 2, error: 'missing ]'};
  const evaluation = new Evaluation(bracket ? argv.slice(1, -1) : argv.slice(1), answers);
  const value = evaluation.whole();
  const {requests, error} = evaluation;
  return error === '' ? {requests, status: value ? 0 : 1, error} : {requests: [], status: 2, error};
}

type Whole = number | bigint;
const ofNumbers = new Map<string, (a: Whole, b: Whole) => boolean>([
  ['-eq', (a, b) => a >= b && a <= b],
  ['-ne', (a, b) => a < b || a > b],
  ['-lt', (a, b) => a < b],
  ['-le', (a, b) => a <= b],
  ['-gt', (a, b) => a > b],
  ['-ge', (a, b) => a >= b],
]);
const ofTexts = new Map<string, (a: string, b: string) => boolean>([
  ['=', (a, b) => a === b],
  ['==', (a, b) => a === b],
  ['!=', (a, b) => a !== b],
  ['<', (a, b) => a < b],
  ['>', (a, b) => a > b],
]);
const ofFiles = new Map<string, (a: Stat, b: Stat) => boolean>([
  ['-nt', (a, b) => a.mtime > b.mtime],
  ['-ot', (a, b) => a.mtime < b.mtime],
  ['-ef', (a, b) => a.dev === b.dev && a.ino === b.ino],
]);
const UNARY = /^-[bcdefghknprstuwxzGLOS]$/;
const ACCESS: Readonly<Record<string, number>> = {'-r': 4, '-w': 2, '-x': 1};
const KINDS: Readonly<Record<string, Stat['kind']>> = {
  '-d': 'dir',
  '-f': 'file',
  '-c': 'char',
  '-p': 'fifo',
  '-h': 'symlink',
  '-L': 'symlink',
};
const MODES: Readonly<Record<string, number>> = {'-u': 0o4000, '-g': 0o2000, '-k': 0o1000};

/** Parentheses within parentheses: the evaluation is recursive. */
const MAX_DEPTH = 200;

class Evaluation {
  readonly requests: SyscallRequest[] = [];
  error = '';
  private at = 0;
  private depth = 0;

  constructor(
    private readonly words: readonly string[],
    private readonly answers: readonly SyscallResult[],
  ) {}

  whole(): boolean {
    const {words} = this;
    const [first, second] = words;
    // Cases that the number of words decides (POSIX).
    if (words.length < 2) return !!first;
    if (words.length === 2 && first === '!') return second === '';
    if (words.length === 4 && first === '!' && isBinary(words[2])) return this.take('!') && !this.primary();
    const value = words.length === 3 && isBinary(second) ? this.primary() : this.or();
    return this.at < words.length ? this.fail(`${words[this.at]}: unknown operand`) : value;
  }

  /** The first complaint counts. */
  private fail(error: string): false {
    this.error ||= error;
    return false;
  }

  private take(word: string): boolean {
    if (this.words[this.at] !== word) return false;
    this.at++;
    return true;
  }

  private or(): boolean {
    let value = this.and();
    while (this.take('-o')) value = this.and() || value;
    return value;
  }

  private and(): boolean {
    let value = this.not();
    while (this.take('-a')) value = this.not() && value;
    return value;
  }

  private not(): boolean {
    let negated = false;
    while (this.at + 1 < this.words.length && this.take('!')) negated = !negated;
    return this.primary() !== negated;
  }

  private primary(): boolean {
    const [word, next, third] = this.words.slice(this.at, ++this.at + 2);
    if (word === undefined) return this.fail('argument expected');
    if (isBinary(next)) {
      if (third === undefined) return this.fail(`${next}: argument expected`);
      this.at += 2;
      return this.binary(word, next as string, third);
    }
    if (word === '(') {
      if (++this.depth > MAX_DEPTH) return this.fail('too many parentheses within each other');
      const value = this.or();
      this.depth--;
      return this.take(')') ? value : this.fail('closing paren expected');
    }
    if (next === undefined || !UNARY.test(word)) return word !== '';
    this.at++;
    return this.unary(word, next);
  }

  private binary(left: string, operator: string, right: string): boolean {
    const numbers = ofNumbers.get(operator);
    if (numbers) return numbers(this.integer(left), this.integer(right));
    const texts = ofTexts.get(operator);
    if (texts) return texts(left, right);
    return compareFiles(operator, this.ask('stat', left, true), this.ask('stat', right, true));
  }

  private integer(text: string): Whole {
    const value = /^\s*[-+]?\d+\s*$/.test(text) ? (text.length < 16 ? Number(text) : BigInt(text.trim())) : null;
    if (value === null) this.fail(text === '' ? 'bad number' : `${text}: bad number`);
    else if (value >= 2n ** 63n || value < -(2n ** 63n)) this.fail(`${text}: out of range`);
    return value ?? 0;
  }

  private unary(operator: string, operand: string): boolean {
    if (operator === '-n' || operator === '-z') return (operand === '') === (operator === '-z');
    const mode = ACCESS[operator];
    if (mode !== undefined) return this.ask('access', operand, mode) !== null;
    if (operator === '-t') {
      if (!/^\d+$/.test(operand)) return this.fail(`${operand}: bad number`);
      return compareFiles('-ef', this.ask('fstat', Number(operand)), this.ask('stat', '/dev/tty', true));
    }
    const kind = KINDS[operator];
    const stat = this.ask('stat', operand, kind !== 'symlink');
    const user = operator === '-O' || operator === '-G' ? this.ask('getuid') : null;
    if (!isStat(stat)) return false;
    if (kind !== undefined) return stat.kind === kind;
    if (user !== null) return (operator === '-O' ? stat.uid : stat.gid) === user;
    if (operator === '-s') return stat.size > 0;
    return operator === '-e' || (stat.mode & (MODES[operator] ?? 0)) !== 0;
  }

  /** The answer to a system call; null if it was refused, or is not there yet. */
  private ask(nr: SyscallRequest['nr'], ...args: SyscallRequest['args']): SyscallResult {
    const answer = this.answers[this.requests.push({nr, args}) - 1];
    return answer === undefined || failed(answer) ? null : answer;
  }
}

const isStat = (answer: SyscallResult): answer is Plain & Stat => answer !== null;

function compareFiles(operator: string, a: SyscallResult, b: SyscallResult): boolean {
  return isStat(a) && isStat(b) && ofFiles.get(operator)?.(a, b) === true;
}

function isBinary(word: string | undefined): boolean {
  return word !== undefined && (ofNumbers.has(word) || ofTexts.has(word) || ofFiles.has(word));
}
