// test and [: an expression is parsed to a tree whose file questions are system calls, asked all at once and in order; then
// it is evaluated over the answers. So a generator program, and a shell whose progress is plain data, use the same code:
//   const plan = testPlan(args); ... issue plan.requests, collect the results ...; testEvaluate(args, results)
// Grammar: or := and (-o and)*; and := not (-a not)*; not := ! not | primary; with three words the middle one decides.
// Status 0 true, 1 false, 2 a wrong expression.

import {
  failed,
  type ProgramContext,
  type Stat,
  type SyscallRequest,
  type SyscallResult,
  type UserCode,
} from '../../abi';
import {begin, save} from './progress';

type Expression =
  | {readonly kind: 'known'; readonly value: boolean}
  | {readonly kind: 'not'; readonly inner: Expression}
  | {readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression}
  /** `at`: index of the first answer. */
  | {readonly kind: 'file'; readonly op: string; readonly at: number};

export interface TestPlan {
  readonly requests: readonly SyscallRequest[];
  /** Without the command's name; '' if the expression is well formed. */
  readonly error: string;
}

export interface TestResult {
  readonly status: number;
  readonly error: string;
}

/** What must be asked before testEvaluate can answer. `args` without the command's name and without `]`. */
export function testPlan(args: readonly string[]): TestPlan {
  const parser = new Parser(args);
  parser.whole();
  return {requests: parser.error === '' ? parser.requests : [], error: parser.error};
}

/** `answers`: the results of testPlan's requests, in order. */
export function testEvaluate(args: readonly string[], answers: readonly SyscallResult[]): TestResult {
  const parser = new Parser(args);
  const expression = parser.whole();
  if (parser.error !== '') return {status: 2, error: parser.error};
  return {status: evaluate(expression, answers) ? 0 : 1, error: ''};
}

/** Both together, for a program. */
export function* runTest(context: ProgramContext, args: readonly string[]): UserCode<TestResult> {
  const plan = testPlan(args);
  const s = begin(context, {answers: [] as SyscallResult[]});
  while (s.answers.length < plan.requests.length) {
    save(context, s);
    s.answers.push(yield plan.requests[s.answers.length] as SyscallRequest);
  }
  return testEvaluate(args, s.answers);
}

/** The words between `[` and `]`, or the complaint. */
export function bracketWords(args: readonly string[]): readonly string[] | string {
  return args.at(-1) === ']' ? args.slice(0, -1) : 'missing ]';
}

const FALSE: Expression = {kind: 'known', value: false};
const FILE_UNARY = /^-[abcdefghkprsuwxLSGOt]$/;
const NUMERIC = /^-(eq|ne|gt|ge|lt|le)$/;
const BINARY = /^(=|==|!=|<|>|-(eq|ne|gt|ge|lt|le|nt|ot|ef))$/;
const ACCESS: Readonly<Record<string, number>> = {'-r': 4, '-w': 2, '-x': 1};

class Parser {
  readonly requests: SyscallRequest[] = [];
  error = '';
  private at = 0;

  constructor(private readonly args: readonly string[]) {}

  whole(): Expression {
    const count = this.args.length;
    if (count === 0) return FALSE;
    const fixed = this.bySize(count);
    if (fixed !== null) return fixed;
    const expression = this.or();
    if (this.error === '' && this.at < count) this.fail(`${this.args[this.at]}: unknown operand`);
    return expression;
  }

  /** The cases that the number of words decides (POSIX). */
  private bySize(count: number): Expression | null {
    const [first, second] = this.args as [string, string];
    if (count === 1) return {kind: 'known', value: first !== ''};
    if (count === 2 && first === '!') return {kind: 'known', value: second === ''};
    if (count === 3 && BINARY.test(second)) return this.primary();
    if (count === 4 && first === '!' && BINARY.test(this.args[2] as string)) {
      this.at = 1;
      return {kind: 'not', inner: this.primary()};
    }
    return null;
  }

  private fail(error: string): Expression {
    if (this.error === '') this.error = error;
    return FALSE;
  }

  private or(): Expression {
    let left = this.and();
    while (this.args[this.at] === '-o' && this.error === '') {
      this.at++;
      left = {kind: 'or', left, right: this.and()};
    }
    return left;
  }

  private and(): Expression {
    let left = this.not();
    while (this.args[this.at] === '-a' && this.error === '') {
      this.at++;
      left = {kind: 'and', left, right: this.not()};
    }
    return left;
  }

  private not(): Expression {
    if (this.args[this.at] === '!' && this.at + 1 < this.args.length) {
      this.at++;
      return {kind: 'not', inner: this.not()};
    }
    return this.primary();
  }

  private primary(): Expression {
    const word = this.args[this.at];
    if (word === undefined) return this.fail('argument expected');
    const operator = this.args[this.at + 1];
    if (operator !== undefined && BINARY.test(operator)) return this.binary(word, operator);
    if (word === '(') {
      this.at++;
      const inner = this.or();
      if (this.args[this.at] !== ')') return this.fail('closing paren expected');
      this.at++;
      return inner;
    }
    if (operator !== undefined && (word === '-n' || word === '-z')) {
      this.at += 2;
      return {kind: 'known', value: (operator === '') === (word === '-z')};
    }
    if (operator !== undefined && FILE_UNARY.test(word)) {
      this.at += 2;
      return this.file(word, operator);
    }
    this.at++;
    return {kind: 'known', value: word !== ''};
  }

  private binary(left: string, operator: string): Expression {
    const right = this.args[this.at + 2];
    if (right === undefined) return this.fail(`${operator}: argument expected`);
    this.at += 3;
    if (NUMERIC.test(operator)) return this.numeric(left, operator, right);
    if (/^-(nt|ot|ef)$/.test(operator)) {
      const at = this.ask('stat', left, true);
      this.ask('stat', right, true);
      return {kind: 'file', op: operator, at};
    }
    return {kind: 'known', value: compareText(left, operator, right)};
  }

  private numeric(left: string, operator: string, right: string): Expression {
    for (const text of [left, right])
      if (!/^\s*[-+]?\d+\s*$/.test(text)) return this.fail(text === '' ? 'bad number' : `${text}: bad number`);
    return {kind: 'known', value: compareNumbers(BigInt(left.trim()), operator, BigInt(right.trim()))};
  }

  private file(op: string, operand: string): Expression {
    if (op === '-t') {
      if (!/^\d+$/.test(operand)) return this.fail(`${operand}: bad number`);
      const at = this.ask('fstat', Number(operand));
      this.ask('stat', '/dev/tty', true);
      return {kind: 'file', op, at};
    }
    const mode = ACCESS[op];
    if (mode !== undefined) return {kind: 'file', op, at: this.ask('access', operand, mode)};
    const own = op === '-O' || op === '-G';
    const at = this.ask('stat', operand, op !== '-h' && op !== '-L');
    if (own) this.ask('getuid');
    return {kind: 'file', op, at};
  }

  private ask(nr: SyscallRequest['nr'], ...args: SyscallRequest['args']): number {
    return this.requests.push({nr, args}) - 1;
  }
}

function compareText(left: string, operator: string, right: string): boolean {
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  return (left === right) === (operator !== '!=');
}

function compareNumbers(left: bigint, operator: string, right: bigint): boolean {
  switch (operator) {
    case '-eq':
      return left === right;
    case '-ne':
      return left !== right;
    case '-gt':
      return left > right;
    case '-ge':
      return left >= right;
    case '-lt':
      return left < right;
    default:
      return left <= right;
  }
}

function evaluate(e: Expression, answers: readonly SyscallResult[]): boolean {
  switch (e.kind) {
    case 'known':
      return e.value;
    case 'not':
      return !evaluate(e.inner, answers);
    case 'and':
      return evaluate(e.left, answers) && evaluate(e.right, answers);
    case 'or':
      return evaluate(e.left, answers) || evaluate(e.right, answers);
    case 'file':
      return fileAnswer(e.op, answers[e.at], answers[e.at + 1]);
  }
}

const KINDS: Readonly<Record<string, Stat['kind']>> = {
  '-d': 'dir',
  '-f': 'file',
  '-c': 'char',
  '-p': 'fifo',
  '-h': 'symlink',
  '-L': 'symlink',
};

function fileAnswer(op: string, first: SyscallResult, second: SyscallResult): boolean {
  const binary = op === '-nt' || op === '-ot' || op === '-ef' || op === '-t';
  if (failed(first)) return op === '-ot' && !failed(second);
  if (op in ACCESS) return true;
  const stat = first as unknown as Stat;
  if (binary) {
    if (failed(second)) return op === '-nt';
    const other = second as unknown as Stat;
    if (op === '-nt') return stat.mtime > other.mtime;
    if (op === '-ot') return stat.mtime < other.mtime;
    return stat.dev === other.dev && stat.ino === other.ino;
  }
  const kind = KINDS[op];
  if (kind !== undefined) return stat.kind === kind;
  if (op === '-s') return stat.size > 0;
  if (op === '-O' || op === '-G') return (op === '-O' ? stat.uid : stat.gid) === (second as number);
  if (op === '-u') return (stat.mode & 0o4000) !== 0;
  if (op === '-g') return (stat.mode & 0o2000) !== 0;
  if (op === '-k') return (stat.mode & 0o1000) !== 0;
  return op === '-e' || op === '-a';
}
