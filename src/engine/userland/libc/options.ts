// Options of a command, from one table that also feeds `help` and completion. As with getopt: letters may be joined
// (-rf), a value may follow its letter at once (-n5), a long option may carry one (--name=x), "--" ends the options, and
// options may stand after operands unless the command says otherwise.

export interface CommandOption {
  /** As typed: "-p" or "--bind". */
  readonly flag: string;
  /** Other spellings. */
  readonly aliases?: readonly string[];
  /** What its value stands for ("MODE"); a switch has none. */
  readonly value?: string;
  readonly about: string;
}

export interface ParsedOptions {
  /** In order, by `flag` (aliases are resolved); a switch has the value ''. */
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
  const byFlag = new Map(options.flatMap(option => [option.flag, ...(option.aliases ?? [])].map(f => [f, option])));
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
  const equals = arg.indexOf('=');
  const flag = equals < 0 ? arg : arg.slice(0, equals);
  const option = p.byFlag.get(flag);
  if (option === undefined) p.error = `unrecognized option '${flag}'`;
  else if (option.value === undefined) {
    if (equals >= 0) p.error = `option '${flag}' doesn't allow an argument`;
    else p.given.push([option.flag, '']);
  } else if (equals >= 0) p.given.push([option.flag, arg.slice(equals + 1)]);
  else if (next === undefined) p.error = `option '${flag}' requires an argument`;
  else {
    p.given.push([option.flag, next]);
    return 1;
  }
  return 0;
}

function letters(p: Parsing, arg: string, next: string | undefined): number {
  for (let i = 1; i < arg.length; i++) {
    const flag = `-${arg[i]}`;
    const option = p.byFlag.get(flag);
    if (option === undefined) {
      p.error = `unrecognized option '${flag}'`;
      return 0;
    }
    if (option.value === undefined) {
      p.given.push([option.flag, '']);
      continue;
    }
    const rest = arg.slice(i + 1);
    if (rest !== '') p.given.push([option.flag, rest]);
    else if (next === undefined) p.error = `option requires an argument -- '${arg[i]}'`;
    else {
      p.given.push([option.flag, next]);
      return 1;
    }
    return 0;
  }
  return 0;
}
