// A run of the page as a script: its machine as directives, what ran before the prompt, and the lines that were typed.

import {DEFAULT_SPEC, type Recording} from '..';
import {type Exported, exportScript} from './export';

const SAID = ['cpus', 'nodes', 'mem'] as const;

/** Keys that no script can press, by what they send. */
const KEYS: readonly (readonly [string, string])[] = [
  ['\x03', 'Ctrl-C'],
  ['\x04', 'Ctrl-D'],
  ['\x1a', 'Ctrl-Z'],
];

/** The lines of a run, behind the directives of its machine. */
export function scriptOf({spec, script, inputs}: Recording): string {
  const directives = SAID.map(key => `#: ${key} ${spec[key]}\n`).join('');
  const patchset = spec.patchset === DEFAULT_SPEC.patchset ? '' : `#: patchset ${spec.patchset}\n`;
  const quirks = spec.quirks === DEFAULT_SPEC.quirks ? '' : `#: quirks ${spec.quirks ? 'on' : 'off'}\n`;
  const steps = spec.granularity === DEFAULT_SPEC.granularity ? '' : `#: granularity ${spec.granularity}\n`;
  const body = script === '' || script.endsWith('\n') ? script : `${script}\n`;
  // Directives inside of the script have been read already: they are in the spec.
  const plain = body.replace(/^#:.*\n/gm, '');
  return `${directives}${patchset}${quirks}${steps}${plain}${inputs.map(input => input.text.replace(/\r/g, '\n')).join('')}`;
}

export function exportRun(recording: Recording): Exported & {readonly source: string} {
  const source = scriptOf(recording);
  const pressed = KEYS.filter(([key]) => source.includes(key));
  if (pressed.length === 0) return {...exportScript(source), source};
  const refusals = pressed.map(([key, name]) => ({
    line: source.slice(0, source.indexOf(key)).split('\n').length,
    message: `${name} was pressed, which no script can do`,
  }));
  return {ok: false, refusals, source};
}
