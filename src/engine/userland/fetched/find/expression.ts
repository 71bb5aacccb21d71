// The expression of find: or := and (-o and)*; and := not ([-a] not)*; not := ! not | ( or ) | test | action.

import type {FileKind} from '../../../abi';
import {baseName, matchGlob} from '../../libc';

export interface Visit {
  readonly path: string;
  readonly kind: FileKind;
  readonly depth: number;
  /** null: not entered yet. */
  inside: {name: string; kind: FileKind}[] | null;
  /** It is not to be entered. */
  pruned: boolean;
}

/** What actions add to. */
export interface Findings {
  /** Printed and not yet written. */
  out: string;
  over: boolean;
}

export type Expression =
  /** A test, or an action that needs no system call. */
  | {readonly kind: 'act'; readonly act: (visit: Visit, findings: Findings) => boolean}
  | {readonly kind: 'exec'; readonly argv: readonly string[]}
  | {readonly kind: 'not'; readonly inner: Expression}
  | {readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression};

export interface FindPlan {
  readonly paths: readonly string[];
  readonly expression: Expression;
  readonly depthFirst: boolean;
  readonly maxDepth: number;
  readonly minDepth: number;
}

const KINDS = new Map<string, FileKind>([
  ['f', 'file'],
  ['d', 'dir'],
  ['l', 'symlink'],
  ['c', 'char'],
  ['p', 'fifo'],
]);
/** What a restored find must be able to hear again for one file. */
const MAX_EXECS = 30;
/** Parsing and evaluation are recursive. */
const MAX_TERMS = 500;

const act = (perform: (visit: Visit, findings: Findings) => boolean): Expression => ({kind: 'act', act: perform});
const TRUE = act(() => true);
const printing = (end: string): Expression =>
  act(({path}, findings) => {
    findings.out += path + end;
    return true;
  });

/** `args` without the command's name; a text says what is wrong. */
export function parseFind(args: readonly string[]): FindPlan | string {
  const found = args.findIndex(arg => /^(-.|[!(]$)/.test(arg));
  const start = found < 0 ? args.length : found;
  const parser = new Parser(args.slice(start));
  const expression = parser.whole();
  if (parser.error !== '') return parser.error;
  const {acts, depthFirst, maxDepth, minDepth} = parser;
  return {
    paths: start > 0 ? args.slice(0, start) : ['.'],
    expression: acts ? expression : {kind: 'and', left: expression, right: printing('\n')},
    depthFirst,
    maxDepth,
    minDepth,
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
  private terms = 0;

  constructor(private readonly args: readonly string[]) {}

  whole(): Expression {
    if (this.args.length === 0) return TRUE;
    const expression = this.or();
    return this.at < this.args.length ? this.fail(`unrecognized: ${this.args[this.at]}`) : expression;
  }

  /** The first complaint counts. */
  private fail(error: string): Expression {
    this.error ||= error;
    this.at = this.args.length;
    return TRUE;
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
    while (!/^(-o|\)|)$/.test(this.args[this.at] ?? '')) {
      if (this.args[this.at] === '-a') this.at++;
      left = {kind: 'and', left, right: this.not()};
    }
    return left;
  }

  private not(): Expression {
    const word = this.args[this.at++];
    if (word === undefined) return this.fail('an expression is missing at the end');
    if (++this.terms > MAX_TERMS) return this.fail(`more than ${MAX_TERMS} terms in one expression`);
    if (word === '!') return {kind: 'not', inner: this.not()};
    if (word !== '(') return this.primary(word);
    const inner = this.or();
    return this.args[this.at++] === ')' ? inner : this.fail('unpaired (');
  }

  private primary(word: string): Expression {
    switch (word) {
      case '-depth':
        this.depthFirst = true;
        return TRUE;
      case '-print':
      case '-print0':
        this.acts = true;
        return printing(word === '-print' ? '\n' : '\0');
      case '-prune':
        return act(visit => (visit.pruned = true));
      case '-quit':
        this.acts = true;
        return act((_visit, findings) => (findings.over = true));
      case '-exec':
        return this.exec();
    }
    if (!/^-(name|path|type|maxdepth|mindepth)$/.test(word)) return this.fail(`unrecognized: ${word}`);
    const value = this.args[this.at++];
    if (value === undefined) return this.fail(`${word} requires an argument`);
    if (word === '-name') return act(({path}) => matchGlob(value, baseName(path)));
    if (word === '-path') return act(({path}) => matchGlob(value, path));
    if (word === '-type') {
      const type = KINDS.get(value);
      return type === undefined ? this.fail(`invalid argument '${value}' to '-type'`) : act(({kind}) => kind === type);
    }
    if (!/^\d{1,6}$/.test(value)) return this.fail(`invalid number '${value}'`);
    if (word === '-maxdepth') this.maxDepth = Number(value);
    else this.minDepth = Number(value);
    return TRUE;
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
