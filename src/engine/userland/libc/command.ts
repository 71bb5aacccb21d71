// A command of the machine: a program that says what it is for and which options it takes. Help, completion, parsing and
// the refusal of what it does not know come from that one description.

import type {Plain} from '../../../base';
import type {GeneratorProgram, ProgramContext, UserCode} from '../../abi';
import {execFailure, execProgram} from './exec';
import {type CommandOption, parseOptions} from './options';
import {complain, print, writeAll} from './output';

export interface Command extends GeneratorProgram {
  /** One line, the command's name included: "mkdir [-p] DIRECTORY...". */
  readonly usage: string;
  /** What it does, in one short sentence without a full stop. */
  readonly about: string;
  readonly options: readonly CommandOption[];
}

export interface CommandText {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
  readonly options?: readonly CommandOption[];
  /** Status for a wrong command line; 1 unless given. */
  readonly badUsage?: number;
  /** The first operand ends the options (commands that run another command). */
  readonly optionsFirst?: boolean;
  /** Fewer or more operands than this are a wrong command line. */
  readonly operands?: readonly [least: number, most: number];
  /** Its words are not options but text ("echo"); not even --help is taken. */
  readonly literal?: boolean;
  /** Older spellings, put into today's before the options are read (head -5). */
  readonly rewrite?: (arg: string, previous: string) => readonly string[];
  /** It reads its options itself. */
  readonly ownOptions?: boolean;
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
}

export function defineCommand(text: CommandText, run: (call: Invocation) => UserCode<number>): Command {
  const {options = [], rewrite} = text;
  const misused = function* (message: string): UserCode<number> {
    const line = message === '' ? '' : `${text.name}: ${message}\n`;
    yield* writeAll(2, `${line}Usage: ${text.usage}\n`);
    return text.badUsage ?? 1;
  };
  function* main(context: ProgramContext): UserCode<number> {
    const child = childOrder(context.entry);
    if (child !== null) return yield* runChild(text.name, child, context);
    const args = context.argv.slice(1);
    if (text.literal !== true && args.length === 1 && args[0] === '--help')
      return yield* print(text.name, helpText({usage: text.usage, about: text.about, options}));
    const parsed =
      text.literal === true || text.ownOptions === true
        ? {given: [], operands: args, error: ''}
        : parseOptions(
            rewrite === undefined ? args : args.flatMap((arg, at) => rewrite(arg, args[at - 1] ?? '')),
            options,
            text.optionsFirst,
          );
    if (parsed.error !== '') return yield* misused(parsed.error);
    const [least, most] = text.operands ?? [0, Number.POSITIVE_INFINITY];
    if (parsed.operands.length < least || parsed.operands.length > most) return yield* misused('');
    return yield* run({name: text.name, context, misused, ...lookups(parsed.given), operands: parsed.operands});
  }
  return {name: text.name, usage: text.usage, about: text.about, options, main};
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

/** What --help and `help NAME` print. */
export function helpText(command: Pick<Command, 'usage' | 'about' | 'options'>): string {
  const left = (option: CommandOption) =>
    [option.flag, ...(option.aliases ?? [])].join(', ') + (option.value === undefined ? '' : ` ${option.value}`);
  const width = Math.max(0, ...command.options.map(option => left(option).length));
  const lines = command.options.map(option => `  ${left(option).padEnd(width)}  ${option.about}\n`);
  return `Usage: ${command.usage}\n\n${command.about}\n${lines.length > 0 ? `\n${lines.join('')}` : ''}`;
}

/** What a command's forked child is to run; null in the command itself. */
function childOrder(entry: Plain): readonly string[] | null {
  if (typeof entry !== 'object' || entry === null || !('exec' in entry)) return null;
  return entry.exec as readonly string[];
}

function* runChild(name: string, argv: readonly string[], context: ProgramContext): UserCode<number> {
  const failure = yield* execProgram(argv, context.environ);
  const {message, status} = execFailure(argv[0] ?? '', failure);
  yield* complain(name, message);
  return status;
}
