// Reads $((...)): all operators of C, variables by bare name or with a dollar. Precedence climbing over tokens.

export type ArithmeticExpression =
  | {readonly kind: 'number'; readonly value: number}
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

const TOKEN =
  /\s+|(0[xX][0-9a-fA-F]+|[0-9]+(?![0-9A-Za-z_]))|([A-Za-z_][A-Za-z0-9_]*)|\$(?:\{([A-Za-z_][A-Za-z0-9_]*|[0-9]+|[#?$!])\}|([A-Za-z_][A-Za-z0-9_]*|[0-9#?$!]))|(<<=|>>=|\*\*|\+\+|--|&&|\|\||<<|>>|[<>=!+\-*/%&|^]=|[-+*/%<>=!~&|^?:,()])/y;

interface Token {
  readonly kind: 'number' | 'name' | 'dollar' | 'operator' | 'end';
  readonly text: string;
}

/** What an expression may hold: it is read and evaluated by recursion. */
const MAX_TOKENS = 1000;
const MAX_PARENTHESES = 100;

/** Null: there is something else in the text, or too much. */
function tokenize(text: string): Token[] | null {
  const tokens: Token[] = [];
  let open = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null || tokens.length > MAX_TOKENS || open > MAX_PARENTHESES) return null;
    const [, number, name, braced, dollar = braced, operator] = match;
    if (operator === '(') open++;
    if (operator === ')') open--;
    if (number !== undefined) tokens.push({kind: 'number', text: number});
    else if (name !== undefined) tokens.push({kind: 'name', text: name});
    else if (dollar !== undefined) tokens.push({kind: 'dollar', text: dollar});
    else if (operator !== undefined) tokens.push({kind: 'operator', text: operator});
  }
  return tokens;
}

/** How tightly operators bind. */
const LEVELS = new Map(
  ['||', '&&', '|', '^', '&', '== !=', '< <= > >=', '<< >>', '+ -', '* / %', '**'].flatMap((operators, level) =>
    operators.split(' ').map(operator => [operator, level + 1] as const),
  ),
);
const ASSIGNMENT = /^(=|[-+*/%&|^]=|<<=|>>=)$/;
const END: Token = {kind: 'end', text: ''};
const ZERO: ArithmeticExpression = {kind: 'number', value: 0};

class Reader {
  private at = 0;
  private wrong = false;
  constructor(private readonly tokens: readonly Token[]) {}

  /** The whole text; null when it is wrong. */
  read(): ArithmeticExpression | null {
    const expression = this.comma();
    return this.wrong || this.peek() !== END ? null : expression;
  }

  private fail(): ArithmeticExpression {
    this.wrong = true;
    this.at = this.tokens.length;
    return ZERO;
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

  private comma(): ArithmeticExpression {
    let left = this.assignment();
    while (this.take(',')) left = {kind: 'binary', operator: ',', left, right: this.assignment()};
    return left;
  }

  private assignment(): ArithmeticExpression {
    const {kind, text: name} = this.peek();
    const {text} = this.peek(1);
    if (kind !== 'name' || !ASSIGNMENT.test(text)) return this.ternary();
    this.at += 2;
    return {kind: 'assign', operator: text.slice(0, -1), name, right: this.assignment()};
  }

  private ternary(): ArithmeticExpression {
    const test = this.binary(1);
    if (!this.take('?')) return test;
    const then = this.comma();
    if (!this.take(':')) return this.fail();
    return {kind: 'ternary', test, then, otherwise: this.assignment()};
  }

  private binary(lowest: number): ArithmeticExpression {
    let left = this.unary();
    for (;;) {
      const {text: operator} = this.peek();
      const level = LEVELS.get(operator) ?? 0;
      if (level < lowest) return left;
      this.at++;
      left = {kind: 'binary', operator, left, right: this.binary(operator === '**' ? level : level + 1)};
    }
  }

  private unary(): ArithmeticExpression {
    const {text} = this.peek();
    const {kind, text: name} = this.peek(1);
    if (!/^(\+\+?|--?|!|~)$/.test(text)) return this.primary();
    this.at++;
    const operator = text[0] as '-' | '+' | '!' | '~';
    if (text.length === 1) return {kind: 'unary', operator, operand: this.unary()};
    if (kind === 'name') {
      this.at++;
      return {kind: 'step', name, by: operator === '+' ? 1 : -1, prefix: true};
    }
    // --5 is minus minus five.
    return {kind: 'unary', operator, operand: {kind: 'unary', operator, operand: this.unary()}};
  }

  private primary(): ArithmeticExpression {
    const {kind, text} = this.peek();
    this.at++;
    if (kind === 'number') return /^0[0-9]*[89]/.test(text) ? this.fail() : {kind: 'number', value: integerOf(text)};
    if (kind === 'dollar') return {kind: 'dollar', name: text};
    if (kind === 'name') {
      const by = this.take('++') ? 1 : this.take('--') ? -1 : 0;
      return by === 0 ? {kind: 'variable', name: text} : {kind: 'step', name: text, by, prefix: false};
    }
    const inner = text === '(' ? this.comma() : this.fail();
    return this.take(')') ? inner : this.fail();
  }
}

/** The largest double below 2^63: what a larger number counts as. */
const LARGEST = 2 ** 63 - 1024;

/** Decimal, 0x hexadecimal or 0 octal digits. */
export function integerOf(digits: string): number {
  return Math.min(/^0[0-9]/.test(digits) ? Number.parseInt(digits, 8) : Number(digits), LARGEST);
}

/** The expression, or what is wrong with the text. An empty text is 0. */
export function parseArithmetic(text: string): ArithmeticExpression | string {
  const tokens = tokenize(text);
  if (tokens === null) return ARITHMETIC_ERROR;
  if (tokens.length === 0) return ZERO;
  return new Reader(tokens).read() ?? ARITHMETIC_ERROR;
}
