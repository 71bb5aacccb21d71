// Evaluates $((...)) in 64-bit integers, as BusyBox ash does. Numbers are doubles while they are exact and bigints beyond:
// each value has one form only.

import {
  ARITHMETIC_ERROR,
  type ArithmeticExpression,
  type Integer,
  integerOf,
  narrow,
  parseArithmetic,
} from './arithmetic-parse';

/** Where values come from and go to, and what went wrong. */
export interface ArithmeticScope {
  value(name: string): string | undefined;
  assign(name: string, value: string): void;
  /** Of a $name inside of the text: special parameters too. */
  parameter(name: string): string | undefined;
}

/** Why there is no result: a message, or RETRY: a $name is not a number, so the text must be expanded first. */
export const RETRY = 'retry';

const NUMBER = /^\s*(-?)(0[xX][0-9a-fA-F]+|0|[1-9][0-9]*)\s*$/;
/** Operands within operands, where variables may hold expressions; a circle of names ends here. */
const DEPTH_LIMIT = 512;
/** What a variable counts: its text is read on the way. */
const VARIABLE_DEPTH = 8;
/** Bytes of the values of variables that one evaluation reads: where each names the next twice they double. */
const READ_LIMIT = 1 << 18;

let problem = '';
let reads = 0;

/** The value, or a message (or RETRY). */
export function evaluateArithmetic(expression: ArithmeticExpression, scope: ArithmeticScope): Integer | string {
  problem = '';
  reads = 0;
  const value = evaluate(expression, scope, 0);
  return problem === '' ? value : problem;
}

/** Decimal digits of a 64-bit integer. */
export const formatInteger = (value: Integer): string => String(value);

function failWith(message: string): 0 {
  if (problem === '') problem = message;
  return 0;
}

function integerFrom(text: string | undefined, scope: ArithmeticScope, depth: number): Integer {
  if (text === undefined || text === '' || problem !== '') return 0;
  reads += text.length;
  if (depth > DEPTH_LIMIT || reads > READ_LIMIT) return failWith('expression recursion loop detected');
  const plain = NUMBER.exec(text);
  if (plain !== null) return operate(plain[1] === '-' ? '-' : '+', 0, integerOf(plain[2] as string));
  const parsed = parseArithmetic(text);
  return typeof parsed === 'string' ? failWith(parsed) : evaluate(parsed, scope, depth + VARIABLE_DEPTH);
}

type Binary = Extract<ArithmeticExpression, {kind: 'binary'}>;

function evaluate(e: ArithmeticExpression, scope: ArithmeticScope, within: number): Integer {
  const depth = within + 1;
  switch (e.kind) {
    case 'number':
      return e.value;
    case 'variable':
      return integerFrom(scope.value(e.name), scope, depth);
    case 'dollar': {
      const text = scope.parameter(e.name);
      return text !== undefined && NUMBER.test(text) ? integerFrom(text, scope, depth) : failWith(RETRY);
    }
    case 'unary': {
      const operand = evaluate(e.operand, scope, depth);
      if (e.operator === '-') return operate('-', 0, operand);
      if (e.operator === '!') return operand === 0 ? 1 : 0;
      return e.operator === '~' ? operate('-', -1, operand) : operand;
    }
    case 'step': {
      const before = integerFrom(scope.value(e.name), scope, depth);
      const after = operate('+', before, e.by);
      if (problem === '') scope.assign(e.name, formatInteger(after));
      return e.prefix ? after : before;
    }
    case 'assign': {
      const right = evaluate(e.right, scope, depth);
      const value =
        e.operator === '' ? right : operate(e.operator, integerFrom(scope.value(e.name), scope, depth), right);
      if (problem === '') scope.assign(e.name, formatInteger(value));
      return value;
    }
    case 'ternary':
      return evaluate(e.test, scope, depth) !== 0
        ? evaluate(e.then, scope, depth)
        : evaluate(e.otherwise, scope, depth);
    case 'binary':
      return evaluateBinary(e, scope, depth);
  }
}

/** From left to right: a sum may be as long as it likes. */
function evaluateBinary(e: Binary, scope: ArithmeticScope, depth: number): Integer {
  const chain = [e];
  let first = e.left;
  for (; first.kind === 'binary'; first = first.left) chain.push(first);
  let a = evaluate(first, scope, depth);
  for (const {operator, right} of chain.reverse()) {
    if (operator === '&&') a = a !== 0 && evaluate(right, scope, depth) !== 0 ? 1 : 0;
    else if (operator === '||') a = a !== 0 || evaluate(right, scope, depth) !== 0 ? 1 : 0;
    else {
      const b = evaluate(right, scope, depth);
      a = problem === '' ? operate(operator, a, b) : 0;
    }
  }
  return a;
}

function operate(operator: string, a: Integer, b: Integer): Integer {
  const small = typeof a === 'number' && typeof b === 'number';
  switch (operator) {
    case '+':
      return (small && exact(a + b)) || wide(operator, a, b);
    case '-':
      return (small && exact(a - b)) || wide(operator, a, b);
    case '*':
      return (small && exact(a * b)) || wide(operator, a, b);
    case '/':
      if (b === 0) return failWith('divide by zero');
      return small ? Math.trunc(a / b) + 0 : wide(operator, a, b);
    case '%':
      if (b === 0) return failWith('divide by zero');
      return small ? (a % b) + 0 : wide(operator, a, b);
    case '==':
      return a === b ? 1 : 0;
    case '!=':
      return a !== b ? 1 : 0;
    case '<':
      return a < b ? 1 : 0;
    case '<=':
      return a <= b ? 1 : 0;
    case '>':
      return a > b ? 1 : 0;
    case '>=':
      return a >= b ? 1 : 0;
    case ',':
      return b;
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
      return wide(operator, a, b);
    case '**':
      return b < 0 ? failWith('exponent less than 0') : wide(operator, a, b);
    default:
      return failWith(ARITHMETIC_ERROR);
  }
}

/** 0 too, which is as exact the slow way. */
const exact = (value: number): number | false => Number.isSafeInteger(value) && value;

/** In 64-bit integers; the largest exponent that can matter is 63. */
function wide(operator: string, left: Integer, right: Integer): Integer {
  const a = BigInt(left);
  const b = BigInt(right);
  const shift = BigInt.asUintN(6, b);
  const results: Readonly<Record<string, () => bigint>> = {
    '+': () => a + b,
    '-': () => a - b,
    '*': () => a * b,
    '/': () => a / b,
    '%': () => a % b,
    '&': () => a & b,
    '|': () => a | b,
    '^': () => a ^ b,
    '<<': () => a << shift,
    '>>': () => a >> shift,
    '**': () => power(a, b),
  };
  return narrow((results[operator] as () => bigint)());
}

/** By squaring, in 64 bits throughout, so that a huge exponent costs no more than 64 steps. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = BigInt.asIntN(64, result * square);
    square = BigInt.asIntN(64, square * square);
  }
  return result;
}
