// test and [: POSIX's rules by the number of arguments, and -a, -o and parentheses beyond. Questions about files need
// system calls: the evaluation is pure and starts over with one more answer, as expansion does.

import {again, call, done, procedure} from '../../../../base';
import {type Fallible, failed, type Stat} from '../../../abi';
import {integerOf} from '../arithmetic-parse';
import {type Builtin, complainOf, type Outcome, plain} from '../builtin';
import type {Memory} from '../memory';
import {EMIT, emitFrame} from '../output';
import {sys} from '../system';

/** What the file system said about a path, by question. */
type Answers = Readonly<Record<string, Stat | boolean | null>>;

interface Question {
  readonly kind: 'stat' | 'lstat' | 'access' | 'fstat';
  readonly path: string;
  readonly mode: number;
}

class Evaluation {
  private at = 0;
  question: Question | null = null;
  complaint = '';

  constructor(
    private readonly words: readonly string[],
    private readonly answers: Answers,
  ) {}

  run(): boolean {
    if (this.words.length === 0) return false;
    const value = this.short(0, this.words.length) ?? this.or();
    if (this.complaint === '' && this.at < this.words.length)
      this.complaint = `${this.words[this.at]}: unknown operand`;
    return value;
  }

  /** One to four words mean what their number says, whatever they look like. */
  private short(from: number, count: number): boolean | undefined {
    const [a, b, c] = this.words.slice(from, from + count) as [string, string, string];
    if (count === 1) return this.finish(a !== '');
    if (count === 2) return a === '!' ? this.finish(b === '') : this.unaryOf(a, b);
    if (count === 3 && BINARY.test(b)) return this.finish(this.compare(a, b, c));
    if (count > 2 && count < 5 && a === '!') {
      const inner = this.short(from + 1, count - 1);
      return inner === undefined ? undefined : !inner;
    }
    if (count === 3 && a === '(' && c === ')') return this.finish(b !== '');
    return undefined;
  }

  private unaryOf(operator: string, operand: string): boolean | undefined {
    if (UNARY.test(operator)) return this.finish(this.unary(operator, operand));
    this.complaint = `${operator}: unknown operand`;
    return this.finish(false);
  }

  private finish(value: boolean): boolean {
    this.at = this.words.length;
    return value;
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
    return this.take('!') ? !this.not() : this.primary();
  }

  private take(word: string): boolean {
    if (this.words[this.at] !== word) return false;
    this.at++;
    return true;
  }

  private primary(): boolean {
    const word = this.words[this.at];
    if (word === undefined) {
      this.complaint ||= 'argument expected';
      return false;
    }
    const operator = this.words[this.at + 1];
    if (operator !== undefined && BINARY.test(operator) && this.at + 2 < this.words.length) {
      this.at += 3;
      return this.compare(word, operator, this.words[this.at - 1] as string);
    }
    this.at++;
    if (word === '(') {
      const value = this.or();
      if (!this.take(')')) this.complaint ||= 'closing paren expected';
      return value;
    }
    if (!UNARY.test(word) || operator === undefined) return word !== '';
    this.at++;
    return this.unary(word, operator);
  }

  private compare(left: string, operator: string, right: string): boolean {
    if (operator === '=' || operator === '==') return left === right;
    if (operator === '!=') return left !== right;
    if (operator === '<' || operator === '>') return operator === '<' ? left < right : left > right;
    if (operator === '-nt' || operator === '-ot' || operator === '-ef') return this.compareFiles(left, operator, right);
    const a = this.integer(left);
    const b = this.integer(right);
    if (operator === '-eq') return a === b;
    if (operator === '-ne') return a !== b;
    if (operator === '-lt') return a < b;
    if (operator === '-le') return a <= b;
    return operator === '-gt' ? a > b : a >= b;
  }

  private compareFiles(left: string, operator: string, right: string): boolean {
    const a = this.ask('stat', left) as Stat | null;
    const b = this.ask('stat', right) as Stat | null;
    if (operator === '-ef') return a !== null && b !== null && a.dev === b.dev && a.ino === b.ino;
    const [newer, older] = operator === '-nt' ? [a, b] : [b, a];
    return newer !== null && (older === null || newer.mtime > older.mtime);
  }

  private integer(text: string): number {
    const match = /^\s*([-+]?)([0-9]+)\s*$/.exec(text);
    if (match === null) {
      this.complaint ||= `${text}: bad number`;
      return 0;
    }
    const value = integerOf((match[2] as string).replace(/^0+(?=.)/, ''));
    return match[1] === '-' ? -value : value;
  }

  private unary(operator: string, operand: string): boolean {
    switch (operator) {
      case '-n':
        return operand !== '';
      case '-z':
        return operand === '';
      case '-r':
        return this.ask('access', operand, 4) === true;
      case '-w':
        return this.ask('access', operand, 2) === true;
      case '-x':
        return this.ask('access', operand, 1) === true;
      case '-h':
      case '-L':
        return (this.ask('lstat', operand) as Stat | null)?.kind === 'symlink';
      case '-t':
        return (this.ask('fstat', operand) as Stat | null)?.kind === 'char';
      default:
        return isKind(operator, this.ask('stat', operand) as Stat | null);
    }
  }

  private ask(kind: Question['kind'], path: string, mode = 0): Stat | boolean | null {
    const answer = this.answers[`${kind} ${mode} ${path}`];
    if (answer === undefined) this.question ??= {kind, path, mode};
    return answer ?? null;
  }
}

const BINARY = /^(=|==|!=|<|>|-(eq|ne|lt|le|gt|ge|nt|ot|ef))$/;
const UNARY = /^-[nzrwxhLtdefspcbSugk]$/;

function isKind(operator: string, stat: Stat | null): boolean {
  if (stat === null) return false;
  const kinds: Readonly<Record<string, string>> = {'-d': 'dir', '-f': 'file', '-p': 'fifo', '-c': 'char'};
  if (operator === '-e') return true;
  if (operator === '-s') return stat.size > 0;
  if (operator === '-u') return (stat.mode & 0o4000) !== 0;
  if (operator === '-g') return (stat.mode & 0o2000) !== 0;
  if (operator === '-k') return (stat.mode & 0o1000) !== 0;
  return stat.kind === kinds[operator];
}

/** The words between `[` and `]`, or null without `]`. */
function wordsOf(argv: readonly string[]): readonly string[] | null {
  if (argv[0] !== '[') return argv.slice(1);
  return argv[argv.length - 1] === ']' && argv.length > 1 ? argv.slice(1, -1) : null;
}

/** A status, a complaint, or the question that must be answered first. */
function test(argv: readonly string[], answers: Answers): Outcome | Question {
  const words = wordsOf(argv);
  if (words === null) return complainOf('missing ]', 2);
  if (words.length === 3) {
    const quick = compareNumbers(words[0] as string, words[1] as string, words[2] as string);
    if (quick !== null) return quick ? 0 : 1;
  }
  const evaluation = new Evaluation(words, answers);
  const value = evaluation.run();
  if (evaluation.question !== null) return evaluation.question;
  if (evaluation.complaint !== '') return complainOf(evaluation.complaint, 2);
  return value ? 0 : 1;
}

/** The usual [ $i -lt 10 ] without ado; null when it is something else. */
function compareNumbers(left: string, operator: string, right: string): boolean | null {
  if (operator.length !== 3 || left.length > 15 || right.length > 15) return null;
  const a = wholeNumber(left);
  const b = wholeNumber(right);
  if (a < 0 || b < 0) return null;
  switch (operator) {
    case '-lt':
      return a < b;
    case '-le':
      return a <= b;
    case '-gt':
      return a > b;
    case '-ge':
      return a >= b;
    case '-eq':
      return a === b;
    case '-ne':
      return a !== b;
    default:
      return null;
  }
}

function wholeNumber(text: string): number {
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return text === '' ? -1 : value;
}

const isQuestion = (result: Outcome | Question): result is Question => typeof result === 'object' && 'kind' in result;

interface TestFrame {
  readonly argv: readonly string[];
  answers?: Answers;
  question?: Question;
}

const TEST = procedure<Memory, TestFrame>('test_builtin')({
  evaluate(m, frame) {
    frame.answers ??= {};
    const result = test(frame.argv, frame.answers);
    if (typeof result === 'number') {
      m.status = result;
      return done(result);
    }
    if (!isQuestion(result)) return call(EMIT, emitFrame(result));
    frame.question = result;
    return again('ask');
  },
  complained: m => done(m.status),
  ask(_m, frame) {
    const {kind, path, mode} = frame.question as Question;
    if (kind === 'access') return sys('access', path, mode);
    if (kind === 'fstat') return sys('fstat', /^[0-9]+$/.test(path) ? Number(path) : -1);
    return sys('stat', path, kind === 'stat');
  },
  answered(_m, frame, reply: Fallible<Stat | 0>) {
    const {kind, path, mode} = frame.question as Question;
    const answer = kind === 'access' ? !failed(reply) : failed(reply) ? null : (reply as Stat);
    frame.answers = {...frame.answers, [`${kind} ${mode} ${path}`]: answer};
    return again('evaluate');
  },
});

export const TEST_BUILTIN: Builtin = plain((_m, argv) => {
  const result = test(argv, {});
  return isQuestion(result) ? null : result;
}, TEST);
