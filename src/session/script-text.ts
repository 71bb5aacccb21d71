// A script as the shell at a prompt reads it: line by line, and more lines while a command is not finished. What it makes of
// the text is what the script panel shows, runs and marks.

import {toBytes} from '../base';
import {checkSyntax} from '../engine/userland';
import type {ScriptFault, ScriptUnit} from '../protocol';

/** Faults that are told of. */
const FAULTS_MAX = 50;

export function readScript(text: string): {units: ScriptUnit[]; faults: ScriptFault[]} {
  const units: ScriptUnit[] = [];
  const faults: ScriptFault[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; ) {
    const first = at;
    let unit = lines[at++] as string;
    let syntax = checkSyntax(toBytes(`${unit}\n`));
    while (syntax.incomplete && at < lines.length) {
      unit += `\n${lines[at++]}`;
      syntax = checkSyntax(toBytes(`${unit}\n`));
    }
    if (/^\s*(#.*)?$/.test(unit)) continue;
    const open = {line: at - first, column: 1, message: 'the script ends before this command does'};
    const wrong = syntax.incomplete && syntax.errors.length === 0 ? [open] : syntax.errors;
    for (const {line, column, message} of wrong)
      if (faults.length < FAULTS_MAX) faults.push({line: first + line, column, message});
    units.push({line: first + 1, lines: at - first, text: unit, runs: wrong.length === 0});
  }
  return {units, faults};
}
