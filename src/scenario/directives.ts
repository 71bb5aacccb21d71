// Directives: the leading lines `#: key value` of a script say on what machine it runs. They end at the first line that
// is neither a comment nor blank, so a here-document further down may hold the same characters.

import {DEFAULT_SPEC, type MachineSpec} from './spec';
import {
  EXPECTED_GRANULARITY,
  expectedNumber,
  expectedPatchSet,
  GRANULARITIES,
  isNumberField,
  isPatchSet,
  rangeOf,
  shown,
  specFault,
} from './spec-schema';

export type Directives =
  | {readonly ok: true; readonly spec: MachineSpec}
  /** `line` counts from 1. */
  | {readonly ok: false; readonly line: number; readonly message: string};

/** Said by corpora of scripts about themselves; no machine differs by them. */
const IGNORED = new Set(['covers', 'from']);
/** Sizes of things that a machine may also be without. */
const OPTIONAL = new Set(['swap', 'disk']);

type Value = {readonly value: MachineSpec[keyof MachineSpec]} | {readonly message: string};

function readValue(key: string, text: string): Value {
  if (key === 'title') return text.length <= 200 ? {value: text} : {message: 'expected at most 200 characters'};
  if (key === 'quirks') {
    if (text === 'on' || text === 'off') return {value: text === 'on'};
    return {message: `expected on or off, got ${shown(text)}`};
  }
  if (key === 'patchset')
    return isPatchSet(text) ? {value: text} : {message: `${expectedPatchSet()}, got ${shown(text)}`};
  if (key === 'granularity')
    return GRANULARITIES.some(one => one === text)
      ? {value: text}
      : {message: `${EXPECTED_GRANULARITY}, got ${shown(text)}`};
  if (!isNumberField(key)) return {message: `unknown directive '${key}'`};
  if (OPTIONAL.has(key) && text === 'none') return {value: 0};
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  const [low, high] = rangeOf(key);
  if (value >= low && value <= high) return {value};
  return {message: `${expectedNumber(key)}, got ${shown(text)}`};
}

/** The spec that a script asks for, or the first line that is wrong. */
export function parseDirectives(script: string): Directives {
  const spec: Record<string, unknown> = {...DEFAULT_SPEC};
  const seen = new Map<string, number>();
  const lines = script.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] as string).trim();
    if (line !== '' && !line.startsWith('#')) break;
    const found = /^#:\s*(\S+)\s*(.*)$/.exec(line);
    if (found === null) {
      if (line.startsWith('#:')) return {ok: false, line: at + 1, message: 'expected a directive after #:'};
      continue;
    }
    const [, key, text] = found as unknown as [string, string, string];
    if (IGNORED.has(key)) continue;
    const read = readValue(key, text);
    if ('message' in read)
      return {
        ok: false,
        line: at + 1,
        message: read.message.startsWith('unknown') ? read.message : `${key}: ${read.message}`,
      };
    if (seen.has(key)) return {ok: false, line: at + 1, message: `${key}: given before, on line ${seen.get(key)}`};
    seen.set(key, at + 1);
    spec[key] = read.value;
  }
  const complete = spec as unknown as MachineSpec;
  return checked(complete, seen);
}

function checked(spec: MachineSpec, seen: ReadonlyMap<string, number>): Directives {
  // One cpu alone cannot have the two nodes that are the default: the script asked for a small machine, not for a fault.
  const fitted = seen.has('nodes') ? spec : {...spec, nodes: Math.min(spec.nodes, spec.cpus)};
  const fault = specFault(fitted);
  if (fault === null) return {ok: true, spec: fitted};
  return {ok: false, line: seen.get(fault.field) ?? 1, message: `${fault.field}: ${fault.message}`};
}

/** The directives that ask for a machine, a line each; '' for the usual one. The reverse of parseDirectives. */
export function directivesOf(spec: MachineSpec): string {
  const fields = Object.entries(spec) as [keyof MachineSpec, MachineSpec[keyof MachineSpec]][];
  return fields
    .filter(([key, value]) => value !== DEFAULT_SPEC[key])
    .map(([key, value]) => `#: ${key} ${typeof value === 'boolean' ? (value ? 'on' : 'off') : value}\n`)
    .join('');
}
