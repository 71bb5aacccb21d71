// A script file, read and checked, with its complaints where a person or an editor looks for them: FILE:LINE:COLUMN.

import {type HeadlessRun, prepareScript} from '../session';
import type {Io} from './command';

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
