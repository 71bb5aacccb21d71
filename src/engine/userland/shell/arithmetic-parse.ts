// Reads $((...)): all operators of C, variables by bare name or with a dollar. Precedence climbing over tokens.

/** 64 bits: a number while it is a safe integer, else a bigint. */
export type Integer = number | bigint;

export type ArithmeticExpression =
  | {readonly kind: 'number'; readonly value: Integer}
  | {readonly kind: 'variable'; readonly name: string}
  /** $name: its text takes part as it stands, so a value that is not a number needs the whole text read again. */
  | {readonly kind: 'dollar'; readonly name: string}
  | {readonly kind: 'unary'; readonly operator: '-' | '+' | '!' | '~'; readonly operand: ArithmeticExpression}
  | {readonly kind: 'step'; readonly name: string; readonly by: 1 | -1; readonly prefix: boolean}
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: ArithmeticExpression;
      readonly right: ArithmeticExpression;
    }
  | {readonly kind: 'assign'; readonly operator: string; readonly name: string; readonly right: ArithmeticExpression}
  | {
      readonly kind: 'ternary';
      readonly test: ArithmeticExpression;
      readonly then: ArithmeticExpression;
      readonly otherwise: ArithmeticExpression;
    };

export const ARITHMETIC_ERROR = 'arithmetic syntax error';
export const ARITHMETIC_DEPTH = 'arithmetic is nested too deep';
/** Operands within operands: the reader and the evaluation are recursive. */
const DEPTH_LIMIT = 200;

const TOKEN =
  /\s+|(0[xX][0-9a-fA-F]+|[0-9]+(?![0-9A-Za-z_]))|([A-Za-z_][A-Za-z0-9_]*)|\$(?:\{([A-Za-z_][A-Za-z0-9_]*|[0-9]+|[#?$!])\}|([A-Za-z_][A-Za-z0-9_]*|[0-9#?$!]))|(<<=|>>=|\*\*|\+\+|--|&&|\|\||<<|>>|[<>=!+\-*/%&|^]=|[-+*/%<>=!~&|^?:,()])/y;

interface Token {
  readonly kind: 'number' | 'name' | 'dollar' | 'operator' | 'end';
  readonly text: string;
}

function tokenize(text: string): Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) return null;
    const [, number, name, braced, dollar, operator] = match;
    if (number !== undefined) tokens.push({kind: 'number', text: number});
    else if (name !== undefined) tokens.push({kind: 'name', text: name});
    else if (braced !== undefined || dollar !== undefined)
      tokens.push({kind: 'dollar', text: (braced ?? dollar) as string});
    else if (operator !== undefined) tokens.push({kind: 'operator', text: operator});
  }
  return tokens;
}

const LEVELS: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
  '**': 11,
};
const ASSIGNMENT = /^(=|[-+*/%&|^]=|<<=|>>=)$/;
const END: Token = {kind: 'end', text: ''};

class Reader {
  private at = 0;
  private depth = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  /** The whole text, or what is wrong with it. */
  read(): ArithmeticExpression | string {
    const expression = this.comma();
    if (this.depth > DEPTH_LIMIT) return ARITHMETIC_DEPTH;
    return (this.peek() === END ? expression : null) ?? ARITHMETIC_ERROR;
  }

  /** What stands within the expression at hand. Where one is wrong all is wrong, and the depth stays as it was there. */
  private inner(read: () => ArithmeticExpression | null): ArithmeticExpression | null {
    if (++this.depth > DEPTH_LIMIT) return null;
    const expression = read();
    if (expression !== null) this.depth--;
    return expression;
  }

  private peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? END;
  }

  private take(operator: string): boolean {
    const token = this.peek();
    if (token.kind !== 'operator' || token.text !== operator) return false;
    this.at++;
    return true;
  }

  private comma(): ArithmeticExpression | null {
    let left = this.assignment();
    while (left !== null && this.take(',')) {
      const right = this.assignment();
      left = right === null ? null : {kind: 'binary', operator: ',', left, right};
    }
    return left;
  }

  private assignment(): ArithmeticExpression | null {
    const token = this.peek();
    const next = this.peek(1);
    if (token.kind !== 'name' || next.kind !== 'operator' || !ASSIGNMENT.test(next.text)) return this.ternary();
    this.at += 2;
    const right = this.inner(() => this.assignment());
    return right === null ? null : {kind: 'assign', operator: next.text.slice(0, -1), name: token.text, right};
  }

  private ternary(): ArithmeticExpression | null {
    const test = this.binary(1);
    if (test === null || !this.take('?')) return test;
    const then = this.inner(() => this.comma());
    if (then === null || !this.take(':')) return null;
    const otherwise = this.inner(() => this.assignment());
    return otherwise === null ? null : {kind: 'ternary', test, then, otherwise};
  }

  private binary(lowest: number): ArithmeticExpression | null {
    let left = this.unary();
    for (;;) {
      const token = this.peek();
      const level = token.kind === 'operator' ? (LEVELS[token.text] ?? 0) : 0;
      if (left === null || level < lowest) return left;
      this.at++;
      const right = this.inner(() => this.binary(token.text === '**' ? level : level + 1));
      left = right === null ? null : {kind: 'binary', operator: token.text, left, right};
    }
  }

  private unary(): ArithmeticExpression | null {
    const token = this.peek();
    if (token.kind !== 'operator') return this.primary();
    const {text} = token;
    if ((text === '++' || text === '--') && this.peek(1).kind === 'name') {
      const name = this.peek(1).text;
      this.at += 2;
      return {kind: 'step', name, by: text === '++' ? 1 : -1, prefix: true};
    }
    if (text === '++' || text === '--') {
      this.at++;
      return this.signTwice(text);
    }
    if (text !== '-' && text !== '+' && text !== '!' && text !== '~') return this.primary();
    this.at++;
    const operand = this.inner(() => this.unary());
    return operand === null ? null : {kind: 'unary', operator: text, operand};
  }

  /** --5 is minus minus five. */
  private signTwice(text: '++' | '--'): ArithmeticExpression | null {
    const operator = text === '--' ? '-' : '+';
    const operand = this.inner(() => this.unary());
    return operand === null ? null : {kind: 'unary', operator, operand: {kind: 'unary', operator, operand}};
  }

  private primary(): ArithmeticExpression | null {
    const token = this.peek();
    this.at++;
    if (token.kind === 'number') return numberOf(token.text);
    if (token.kind === 'dollar') return {kind: 'dollar', name: token.text};
    if (token.kind === 'name') {
      if (this.take('++')) return {kind: 'step', name: token.text, by: 1, prefix: false};
      if (this.take('--')) return {kind: 'step', name: token.text, by: -1, prefix: false};
      return {kind: 'variable', name: token.text};
    }
    if (token.text !== '(') return null;
    const inner = this.inner(() => this.comma());
    return inner !== null && this.take(')') ? inner : null;
  }
}

/** The value in 64 bits, as the upper ones fall away. */
export function narrow(value: bigint): Integer {
  const wrapped = BigInt.asIntN(64, value);
  const exact = Number(wrapped);
  return Number.isSafeInteger(exact) ? exact : wrapped;
}

/** Decimal, 0x hexadecimal or 0 octal digits; what has no place in 64 bits counts as 0. */
export function integerOf(digits: string): Integer {
  const octal = /^0[0-9]/.test(digits);
  const value = octal ? Number.parseInt(digits, 8) : Number(digits);
  if (Number.isSafeInteger(value)) return value;
  return value >= 2 ** 65 ? 0 : integerFromBig(BigInt(octal ? `0o${digits}` : digits));
}

const integerFromBig = (value: bigint): Integer => (value < 2n ** 64n ? narrow(value) : 0);

function numberOf(text: string): ArithmeticExpression | null {
  return /^0[0-9]*[89]/.test(text) ? null : {kind: 'number', value: integerOf(text)};
}

/** The expression, or what is wrong with the text. An empty text is 0. */
export function parseArithmetic(text: string): ArithmeticExpression | string {
  const tokens = tokenize(text);
  if (tokens === null) return ARITHMETIC_ERROR;
  if (tokens.length === 0) return {kind: 'number', value: 0};
  return new Reader(tokens).read();
}
