// What a command of the headless tool is, and what it may touch: commands get their files and their output handed in, so
// that a test can run them without another program.

/** Files and streams of the outside. */
export interface Io {
  /** Bytes as a string of characters 0..255. */
  outBytes(bytes: string): void;
  out(text: string): void;
  err(text: string): void;
  /** null: it cannot be read. */
  readText(path: string): string | null;
  /** Makes the folder if need be; an error message, or null. */
  writeBytes(folder: string, name: string, bytes: string): string | null;
}

export interface Command {
  readonly name: string;
  /** Arguments as usage shows them, without the name. */
  readonly usage: string;
  /** One line. */
  readonly about: string;
  /** Answers the exit status. Throws UsageError for arguments it does not understand. */
  run(args: readonly string[], io: Io): number | Promise<number>;
}

/** The arguments make no sense: usage is shown, the status is 2. */
export class UsageError extends Error {}

export const USAGE = 2;
export const OVER_LIMIT = 124;
/** The simulated kernel broke one of its own laws. */
export const PANICKED = 125;

export interface Arguments {
  readonly options: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

/** Splits `--name value` (or `--name=value`) from the rest; only the names given are known, each takes a value. */
export function parseArguments(args: readonly string[], known: readonly string[]): Arguments {
  const options = new Map<string, string>();
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '--') {
      rest.push(...args.slice(i + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      rest.push(arg);
      continue;
    }
    const equals = arg.indexOf('=');
    const name = equals < 0 ? arg : arg.slice(0, equals);
    if (!known.includes(name)) throw new UsageError(`unknown option ${name}`);
    const value = equals < 0 ? args[++i] : arg.slice(equals + 1);
    if (value === undefined) throw new UsageError(`option ${name} needs a value`);
    options.set(name, value);
  }
  return {options, rest};
}

/** A whole number of an option, or its default. */
export function numberOption(given: Arguments, name: string, fallback: number, low: number, high: number): number {
  const text = given.options.get(name);
  if (text === undefined) return fallback;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= low && value <= high))
    throw new UsageError(`${name}: expected a whole number from ${low} to ${high}, got ${text}`);
  return value;
}
