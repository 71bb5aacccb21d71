// A command of the machine: a program that says what it is for and which options it takes. Help, completion, parsing and
// the refusal of what it does not know come from that one description.

import type {Plain} from '../../../base';
import {type Failure, type GeneratorProgram, type ProgramContext, strerror, type UserCode} from '../../abi';
import {execProgram} from './exec';
import {type CommandOption, parseOptions, readOption} from './options';
import {writeAll} from './output';
import {begin, save} from './progress';

export interface Command extends GeneratorProgram {
  /** One line, the command's name included: "mkdir [-p] DIRECTORY...". */
  readonly usage: string;
  /** What it does, in one short sentence without a full stop. */
  readonly about: string;
  readonly options: readonly CommandOption[];
}

export interface CommandRules {
  /** Status for a wrong command line; 1 unless given. */
  readonly badUsage?: number;
  /** The first operand ends the options (commands that run another command). */
  readonly optionsFirst?: boolean;
  /** Fewer or more operands than this are a wrong command line. */
  readonly operands?: readonly [least: number, most?: number];
  /** Its words are not options but text ("echo"); not even --help is taken. */
  readonly literal?: boolean;
  /** Older spellings, put into today's before the options are read (head -5). */
  readonly rewrite?: (arg: string, previous: string) => readonly string[];
  /** It reads its options itself. */
  readonly ownOptions?: boolean;
}

/** Where the work on a list of operands stands. */
export interface OperandProgress {
  at: number;
  status: number;
}

/** One run of a command. */
export interface Invocation {
  readonly name: string;
  readonly context: ProgramContext;
  readonly operands: readonly string[];
  readonly given: readonly (readonly [flag: string, value: string])[];
  has(flag: string): boolean;
  /** The last value given. */
  value(flag: string): string | undefined;
  values(flag: string): string[];
  /** Refuses the command line: message and usage on the standard error. Answers the status. */
  misused(message: string): UserCode<number>;
  /** Text on the standard output. Answers the status: 0, or 1 after a message if it cannot be written. */
  print(text: string): UserCode<number>;
  /** A message on the standard error, behind the command's name. Answers the status, 1 unless given. */
  fail(message: string, status?: number): UserCode<number>;
  /** The same for a refused call: `what: strerror`. */
  refused(what: string, failure: Pick<Failure, 'errno'>, status?: number): UserCode<number>;
  /** Becomes another program. Comes back only with the status to end with, after a complaint. */
  exec(argv: readonly string[], environ?: Readonly<Record<string, string>>): UserCode<number>;
  /** The progress at the last checkpoint, or `initial`; `save` checkpoints it (see progress.ts). */
  begin<S extends object>(initial: S): S;
  save(): void;
  /**
   * Works on the words one after the other, with a checkpoint before each, and answers the last status that is not 0.
   * `own` is progress within one word: the work puts it back when it is done with the word.
   */
  each<S extends object>(
    words: readonly string[],
    own: S,
    work: (word: string, progress: S & OperandProgress) => UserCode<number>,
  ): UserCode<number>;
}

/** What a text says: a line of usage, which begins with the command's name; what it does; then a line for each option. */
export function describedBy(text: string): Pick<Command, 'name' | 'usage' | 'about' | 'options'> {
  const [usage = '', about = '', ...lines] = text.split(/\n */);
  return {name: usage.split(' ', 1)[0] as string, usage, about, options: lines.map(readOption)};
}

/** `text` as in describedBy. */
export function defineCommand(text: string, rules: CommandRules, run: (call: Invocation) => UserCode<number>): Command {
  const {name, usage, about, options} = describedBy(text);
  const {rewrite, literal = false} = rules;
  const [least, most = Number.POSITIVE_INFINITY] = rules.operands ?? [0];
  function* main(context: ProgramContext): UserCode<number> {
    const child = childOrder(context.entry);
    const call = invocation(name, context);
    if (child !== null) return yield* call.exec(child);
    const args = context.argv.slice(1);
    if (!literal && args.length === 1 && args[0] === '--help') return yield* call.print(helpText(command));
    const {error, operands, given} =
      literal || rules.ownOptions === true
        ? {given: [], operands: args, error: ''}
        : parseOptions(
            rewrite === undefined ? args : args.flatMap((arg, at) => rewrite(arg, args[at - 1] ?? '')),
            options,
            rules.optionsFirst,
          );
    function* misused(message: string): UserCode<number> {
      yield* writeAll(2, `${message === '' ? '' : `${name}: ${message}\n`}Usage: ${usage}\n`);
      return rules.badUsage ?? 1;
    }
    if (error !== '' || operands.length < least || operands.length > most) return yield* misused(error);
    return yield* run({...call, misused, ...lookups(given), operands});
  }
  const command = {name, usage, about, options, main};
  return command;
}

function lookups(given: readonly (readonly [string, string])[]) {
  const values = (flag: string) => given.filter(([name]) => name === flag).map(([, value]) => value);
  return {
    given,
    has: (flag: string) => given.some(([name]) => name === flag),
    value: (flag: string) => values(flag).at(-1),
    values,
  };
}

function invocation(name: string, context: ProgramContext) {
  let progress: object = {};
  return {
    name,
    context,
    *print(text: string): UserCode<number> {
      const failure = yield* writeAll(1, text);
      return failure === null ? 0 : yield* this.refused('write error', failure);
    },
    *fail(message: string, status = 1): UserCode<number> {
      yield* writeAll(2, `${name}: ${message}\n`);
      return status;
    },
    refused(what: string, {errno}: Pick<Failure, 'errno'>, status = 1) {
      return this.fail(`${what}: ${strerror(errno)}`, status);
    },
    *exec(argv: readonly string[], environ = context.environ): UserCode<number> {
      const failure = yield* execProgram(argv, environ);
      // 127: not found, 126: found and not runnable.
      return yield* this.refused(`can't execute '${argv[0]}'`, failure, failure.errno === 'ENOENT' ? 127 : 126);
    },
    begin<S extends object>(initial: S): S {
      const restored = begin(context, initial);
      progress = restored;
      return restored;
    },
    save: () => save(context, progress),
    *each<S extends object>(
      words: readonly string[],
      own: S,
      work: (word: string, progress: S & OperandProgress) => UserCode<number>,
    ): UserCode<number> {
      const s = this.begin({at: 0, status: 0, ...own});
      for (; s.at < words.length; s.at++) {
        this.save();
        s.status = (yield* work(words[s.at] as string, s)) || s.status;
      }
      return s.status;
    },
  };
}

/** What --help and `help NAME` print. */
export function helpText({usage, about, options}: Pick<Command, 'usage' | 'about' | 'options'>): string {
  const left = ({flags, value}: CommandOption) => flags.join(', ') + value.replace(/^(?=.)/, ' ');
  const width = Math.max(0, ...options.map(option => left(option).length));
  const lines = options.map(option => `  ${left(option).padEnd(width)}  ${option.about}\n`);
  return `Usage: ${usage}\n\n${about}\n${lines.length > 0 ? `\n${lines.join('')}` : ''}`;
}

/** What a command's forked child is to run; null in the command itself. */
function childOrder(entry: Plain): readonly string[] | null {
  if (typeof entry !== 'object' || entry === null || !('exec' in entry)) return null;
  return entry.exec as readonly string[];
}
