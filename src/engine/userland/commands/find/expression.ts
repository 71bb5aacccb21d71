// The expression of find: or := and (-o and)*; and := not ([-a] not)*; not := ! not | ( or ) | test | action.

import type {FileKind} from '../../../abi';

export type Expression =
  | {readonly kind: 'name' | 'path'; readonly pattern: string}
  | {readonly kind: 'type'; readonly type: FileKind}
  | {readonly kind: 'not'; readonly inner: Expression}
  | {readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression}
  | {readonly kind: 'print'; readonly end: string}
  | {readonly kind: 'exec'; readonly argv: readonly string[]}
  | {readonly kind: 'prune' | 'quit' | 'true'};

export interface FindPlan {
  readonly paths: readonly string[];
  readonly expression: Expression;
  readonly depthFirst: boolean;
  readonly maxDepth: number;
  readonly minDepth: number;
}

const KINDS: Readonly<Record<string, FileKind>> = {f: 'file', d: 'dir', l: 'symlink', c: 'char', p: 'fifo'};
/** What a restored find must be able to hear again for one file. */
const MAX_EXECS = 30;

/** `args` without the command's name; a text says what is wrong. */
export function parseFind(args: readonly string[]): FindPlan | string {
  const start = args.findIndex(arg => /^(-.|[!(]$)/.test(arg));
  const paths = start < 0 ? args : args.slice(0, start);
  const parser = new Parser(start < 0 ? [] : args.slice(start));
  const expression = parser.whole();
  if (parser.error !== '') return parser.error;
  const printing: Expression = {kind: 'print', end: '\n'};
  return {
    paths: paths.length > 0 ? paths : ['.'],
    expression: parser.acts ? expression : {kind: 'and', left: expression, right: printing},
    depthFirst: parser.depthFirst,
    maxDepth: parser.maxDepth,
    minDepth: parser.minDepth,
  };
}

class Parser {
  error = '';
  acts = false;
  depthFirst = false;
  maxDepth = Number.POSITIVE_INFINITY;
  minDepth = 0;
  private at = 0;
  private execs = 0;

  constructor(private readonly args: readonly string[]) {}

  whole(): Expression {
    if (this.args.length === 0) return {kind: 'true'};
    const expression = this.or();
    if (this.at < this.args.length) this.fail(`unrecognized: ${this.args[this.at]}`);
    return expression;
  }

  private fail(error: string): Expression {
    if (this.error === '') this.error = error;
    this.at = this.args.length;
    return {kind: 'true'};
  }

  private or(): Expression {
    let left = this.and();
    while (this.args[this.at] === '-o') {
      this.at++;
      left = {kind: 'or', left, right: this.and()};
    }
    return left;
  }

  private and(): Expression {
    let left = this.not();
    while (this.at < this.args.length && this.args[this.at] !== '-o' && this.args[this.at] !== ')') {
      if (this.args[this.at] === '-a') this.at++;
      left = {kind: 'and', left, right: this.not()};
    }
    return left;
  }

  private not(): Expression {
    const word = this.args[this.at++];
    if (word === undefined) return this.fail('an expression is missing at the end');
    if (word === '!') return {kind: 'not', inner: this.not()};
    if (word !== '(') return this.primary(word);
    const inner = this.or();
    if (this.args[this.at++] !== ')') return this.fail('unpaired (');
    return inner;
  }

  private primary(word: string): Expression {
    switch (word) {
      case '-name':
      case '-path':
        return {kind: word === '-name' ? 'name' : 'path', pattern: this.value(word)};
      case '-type': {
        const letter = this.value(word);
        const type = KINDS[letter];
        return type === undefined ? this.fail(`invalid argument '${letter}' to '-type'`) : {kind: 'type', type};
      }
      case '-depth':
        this.depthFirst = true;
        return {kind: 'true'};
      case '-maxdepth':
      case '-mindepth':
        return this.limit(word);
      case '-print':
      case '-print0':
        this.acts = true;
        return {kind: 'print', end: word === '-print' ? '\n' : '\0'};
      case '-prune':
        return {kind: 'prune'};
      case '-quit':
        this.acts = true;
        return {kind: 'quit'};
      case '-exec':
        return this.exec();
      default:
        return this.fail(`unrecognized: ${word}`);
    }
  }

  private value(word: string): string {
    const value = this.args[this.at++];
    if (value === undefined) this.fail(`${word} requires an argument`);
    return value ?? '';
  }

  private limit(word: string): Expression {
    const value = this.value(word);
    if (!/^\d{1,6}$/.test(value)) return this.fail(`invalid number '${value}'`);
    if (word === '-maxdepth') this.maxDepth = Number(value);
    else this.minDepth = Number(value);
    return {kind: 'true'};
  }

  private exec(): Expression {
    const end = this.args.indexOf(';', this.at);
    if (end < 0) return this.fail('-exec needs a ";" at its end, which the shell takes as \\;');
    if (end === this.at) return this.fail('-exec requires an argument');
    if (++this.execs > MAX_EXECS) return this.fail(`more than ${MAX_EXECS} -exec in one expression`);
    const argv = this.args.slice(this.at, end);
    this.at = end + 1;
    this.acts = true;
    return {kind: 'exec', argv};
  }
}
