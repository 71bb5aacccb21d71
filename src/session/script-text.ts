// A script as the shell at a prompt reads it: line by line, and more lines while a command is not finished. What it makes of
// the text is what the script panel shows, runs and marks.

import {toBytes} from '../base';
import {checkSyntax} from '../engine/userland';
import type {ScriptFault, ScriptUnit} from '../protocol';

/** Faults that are told of. */
const FAULTS_MAX = 50;
/** Lines of one command: each further line has the whole command read again. */
const LINES_MAX = 200;

/** The commands of a script with their places, and what is wrong with it. */
export function readScript(text: string): {units: ScriptUnit[]; faults: ScriptFault[]} {
  const units: ScriptUnit[] = [];
  const faults: ScriptFault[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; ) {
    const first = at;
    let unit = lines[at++] as string;
    let syntax = checkSyntax(toBytes(`${unit}\n`));
    while (syntax.incomplete && at < lines.length && at - first < LINES_MAX) {
      unit += `\n${lines[at++]}`;
      syntax = checkSyntax(toBytes(`${unit}\n`));
    }
    if (/^\s*(#.*)?$/.test(unit)) continue;
    const cut = syntax.incomplete && at < lines.length;
    const message = cut ? `a command of more than ${LINES_MAX} lines` : 'the script ends before this command does';
    const open = {line: cut ? 1 : at - first, column: 1, message};
    const wrong = syntax.incomplete && syntax.errors.length === 0 ? [open] : syntax.errors;
    for (const {line, column, message} of wrong)
      if (faults.length < FAULTS_MAX) faults.push({line: first + line, column, message});
    units.push({line: first + 1, lines: at - first, text: unit, runs: wrong.length === 0});
  }
  return {units, faults};
}
