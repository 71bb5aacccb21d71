// A script file, read and checked, with its complaints where a person or an editor looks for them: FILE:LINE:COLUMN.

import {type Ending, type HeadlessRun, prepareScript} from '../session';
import {type Io, OVER_LIMIT, PANICKED} from './command';

/** What a spec may ask for and this machine does not simulate yet. */
const NOT_SIMULATED = ['swap', 'disk'] as const;

/** A machine ready to run the file; null after a complaint. */
export function openScript(path: string, io: Io): HeadlessRun | null {
  const text = io.readText(path);
  if (text === null) {
    io.err(`menagerie: ${path}: cannot be read\n`);
    return null;
  }
  const prepared = prepareScript(path, text);
  if (!prepared.ok) {
    const {line, column, message} = prepared.fault;
    io.err(`${path}:${line}:${column > 0 ? `${column}:` : ''} ${message}\n`);
    return null;
  }
  for (const what of NOT_SIMULATED)
    if (prepared.run.spec[what] > 0)
      io.err(`${path}: this machine has no ${what} yet: the directive changes nothing\n`);
  return prepared.run;
}

/** Says why a script did not come to its end, and answers the tool's status; null when it did. */
export function complainOfEnding(path: string, ending: Ending, io: Io): number | null {
  if (ending.kind === 'ended') return null;
  if (ending.kind === 'limit') {
    io.err(`${path}: over its limit of ${ending.seconds} simulated seconds\n`);
    return OVER_LIMIT;
  }
  io.err(`${path}: kernel panic at tick ${ending.tick}: ${ending.message}\n`);
  return PANICKED;
}
