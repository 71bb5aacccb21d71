// Options of a command, from one table that also feeds `help` and completion. As with getopt: letters may be joined
// (-rf), a value may follow its letter at once (-n5), a long option may carry one (--name=x), "--" ends the options, and
// options may stand after operands unless the command says otherwise.

export interface CommandOption {
  /** As typed, "-p" or "--bind"; the first is the one that a command asks for, the others are other spellings. */
  readonly flags: readonly string[];
  /** What its value stands for ("MODE"); a switch has none, ''. */
  readonly value: string;
  readonly about: string;
}

/** From a line of a command's description: "-m MODE  Permissions", "-p, --parents  Make missing parents too". */
export function readOption(line: string): CommandOption {
  const [, flags = '', value = '', about = ''] = /^(-[^ ,]+(?:, -[^ ,]+)*)(?: (\S+))? {2}(.*)$/.exec(line) ?? [];
  return {flags: flags.split(', '), value, about};
}

export interface ParsedOptions {
  /** In order, by the first of its flags; a switch has the value ''. */
  readonly given: readonly (readonly [flag: string, value: string])[];
  readonly operands: readonly string[];
  /** Without the command's name; '' if all is well. */
  readonly error: string;
}

interface Parsing {
  readonly byFlag: ReadonlyMap<string, CommandOption>;
  readonly given: [string, string][];
  readonly operands: string[];
  error: string;
}

/** `args` without the command's name. With `optionsFirst` the first operand ends the options. */
export function parseOptions(
  args: readonly string[],
  options: readonly CommandOption[],
  optionsFirst = false,
): ParsedOptions {
  const byFlag = new Map(options.flatMap(option => option.flags.map(flag => [flag, option] as const)));
  const p: Parsing = {byFlag, given: [], operands: [], error: ''};
  for (let at = 0; at < args.length && p.error === ''; at++) {
    const arg = args[at] as string;
    if (arg === '--') {
      p.operands.push(...args.slice(at + 1));
      break;
    }
    if (arg.startsWith('--')) at += long(p, arg, args[at + 1]);
    else if (arg.startsWith('-') && arg !== '-') at += letters(p, arg, args[at + 1]);
    else if (optionsFirst) {
      p.operands.push(...args.slice(at));
      break;
    } else p.operands.push(arg);
  }
  return p;
}

/** Answers how many words beyond this one were taken. */
function long(p: Parsing, arg: string, next: string | undefined): number {
  const [flag, value] = /=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg];
  const option = p.byFlag.get(flag as string);
  if (option === undefined) p.error = `unrecognized option '${flag}'`;
  else if (option.value === '' && value !== undefined) p.error = `option '${flag}' doesn't allow an argument`;
  else if (option.value === '' || value !== undefined) give(p, option, value ?? '');
  else if (next === undefined) p.error = `option '${flag}' requires an argument`;
  else return give(p, option, next);
  return 0;
}

/** Answers 1: the value was a word of its own. */
function give(p: Parsing, {flags}: CommandOption, value: string): 1 {
  p.given.push([flags[0] as string, value]);
  return 1;
}

function letters(p: Parsing, arg: string, next: string | undefined): number {
  for (let i = 1; i < arg.length; i++) {
    const flag = `-${arg[i]}`;
    const option = p.byFlag.get(flag);
    const rest = arg.slice(i + 1);
    if (option === undefined) p.error = `unrecognized option '${flag}'`;
    else if (option.value === '') {
      give(p, option, '');
      continue;
    } else if (rest !== '') give(p, option, rest);
    else if (next === undefined) p.error = `option requires an argument -- '${arg[i]}'`;
    else return give(p, option, next);
    break;
  }
  return 0;
}
