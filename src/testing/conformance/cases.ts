// The recorded cases: scripts with what a real kernel printed for them.

import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {fromBytes} from '../../base';
import {finishScript, prepareScript} from '../../session';
import {normalise} from './normalise';

const FOLDER = fileURLToPath(new URL('./cases/', import.meta.url));

export interface Case {
  readonly name: string;
  readonly script: string;
  readonly recorded: string;
}

export function readCases(): Case[] {
  const names = readdirSync(FOLDER).filter(file => file.endsWith('.sh'));
  return names.sort().map(file => {
    const name = file.slice(0, -'.sh'.length);
    const read = (ending: string) => readFileSync(`${FOLDER}${name}${ending}`, 'utf8');
    return {name, script: read('.sh'), recorded: read('.out')};
  });
}

/**
 * Ours and the recorded transcript, normalised. What kept ours from being whole stands in its last line. `patchSet` is a
 * directive for cases that name none.
 */
export function runCase(
  {name, script, recorded}: Case,
  patchSet = '',
): {readonly ours: string; readonly recorded: string} {
  const text = /^#: patchset /m.test(script) ? script : `${patchSet}${script}`;
  return {ours: normalise(transcriptOf(name, text)), recorded: normalise(recorded)};
}

function transcriptOf(name: string, script: string): string {
  const prepared = prepareScript(name, script);
  if (!prepared.ok) return `${name}:${prepared.fault.line}: ${prepared.fault.message}\n`;
  const ending = finishScript(prepared.run);
  const output = fromBytes(prepared.run.output());
  if (ending.kind === 'ended') return output;
  return `${output}\n${ending.kind === 'limit' ? 'over its limit' : `panic: ${ending.message}`}\n`;
}
