// The document that a link (or a file) holds: a run as compact JSON. `format` is raised whenever an older reader would
// misread a newer document, and MIGRATIONS then learns to make the new one from the old one.
//
//   {"format": 1, "engine": "0.1.0", "machine": {"cpus": 8}, "script": "...", "inputs": [[120, "ls\n"]],
//    "length": 5000, "hash": "0123456789abcdef"}

import * as v from 'valibot';
import type {Recording} from './spec';
import {completeSpec, partialSpecSchema, shown, specFault, strayField, stripDefaults} from './spec-schema';
import {ENGINE_VERSION} from './version';

/** A run as it is passed on: with the engine that made it, and the hash of the state at its end. */
export interface SharedRun {
  readonly recording: Recording;
  readonly engine: string;
  /** 16 hexadecimal digits, or '' when nobody took it. */
  readonly hash: string;
}

export type Decoded<T> = {readonly ok: true; readonly value: T} | {readonly ok: false; readonly message: string};

export const FORMAT = 1;
export const SCRIPT_MAX = 262_144;
export const INPUT_MAX = 65_536;
export const INPUTS_MAX = 10_000;
/** Ticks: ten simulated hours. */
export const LENGTH_MAX = 36_000_000;

/** migrations[n] makes a document of format n + 2 from one of format n + 1. */
const MIGRATIONS: readonly ((old: Record<string, unknown>) => Record<string, unknown>)[] = [];

const tick = () => {
  const message = `expected a whole number of ticks from 0 to ${LENGTH_MAX}`;
  return v.pipe(
    v.number(message),
    v.check(value => Number.isInteger(value) && value >= 0 && value <= LENGTH_MAX, message),
  );
};
const text = (limit: number) =>
  v.pipe(v.string('expected text'), v.maxLength(limit, `expected at most ${limit} characters`));

const documentSchema = () =>
  v.strictObject(
    {
      format: v.literal(FORMAT, `expected ${FORMAT}`),
      engine: v.optional(v.pipe(v.string('expected text'), v.regex(/^[\w.-]{0,40}$/, 'expected a version')), ''),
      machine: v.optional(partialSpecSchema(), {}),
      script: v.optional(text(SCRIPT_MAX), ''),
      inputs: v.optional(
        v.pipe(
          v.array(v.strictTuple([tick(), text(INPUT_MAX)], 'expected [tick, text]'), 'expected a list of [tick, text]'),
          v.maxLength(INPUTS_MAX, `expected at most ${INPUTS_MAX} inputs`),
        ),
        [],
      ),
      length: v.optional(tick(), 0),
      hash: v.optional(v.pipe(v.string('expected text'), v.regex(/^([0-9a-f]{16})?$/, 'expected 16 hex digits')), ''),
    },
    strayField,
  );

/** `inputs[3][0]: expected ..., got 7`. */
function inWords(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(item => item.key);
  const place = keys.reduce<string>(
    (path, key) =>
      typeof key === 'number' ? `${path}[${key}]` : path === '' ? shownKey(key) : `${path}.${shownKey(key)}`,
    '',
  );
  const got = issue.message === 'no such field' || issue.message === 'is missing' ? '' : `, got ${shown(issue.input)}`;
  return `${place === '' ? '' : `${place}: `}${issue.message}${got}`;
}

const shownKey = (key: unknown): string => String(key).slice(0, 40);

/** Inputs in the order of time, none after the end. */
function orderFault(inputs: readonly (readonly [number, string])[], length: number): string | null {
  for (let i = 0; i < inputs.length; i++) {
    const at = (inputs[i] as readonly [number, string])[0];
    const before = i === 0 ? 0 : (inputs[i - 1] as readonly [number, string])[0];
    if (at < before)
      return `inputs[${i}][0]: expected a tick not before that of the input before it (${before}), got ${at}`;
    if (at > length) return `inputs[${i}][0]: expected a tick up to the length of the run (${length}), got ${at}`;
  }
  return null;
}

/** Reads what came out of JSON.parse. Never throws. */
export function readDocument(data: unknown): Decoded<SharedRun> {
  if (Array.isArray(data)) return {ok: false, message: 'expected an object, got a list'};
  let current = data;
  if (typeof current === 'object' && current !== null && 'format' in current) {
    const format = current.format;
    if (typeof format === 'number' && format > FORMAT)
      return {
        ok: false,
        message: `format: this page reads up to ${FORMAT}, the link has ${shown(format)}; reload to get a newer page`,
      };
    if (typeof format === 'number' && Number.isInteger(format) && format >= 1)
      for (const migrate of MIGRATIONS.slice(format - 1)) current = migrate(current as Record<string, unknown>);
  }
  const parsed = v.safeParse(documentSchema(), current, {abortEarly: true});
  if (!parsed.success) return {ok: false, message: inWords(parsed.issues[0])};
  const {machine, script, inputs, length, engine, hash} = parsed.output;
  const spec = completeSpec(machine);
  const fault = specFault(spec);
  if (fault !== null) return {ok: false, message: `machine.${fault.field}: ${fault.message}`};
  const disorder = orderFault(inputs, length);
  if (disorder !== null) return {ok: false, message: disorder};
  const recording = {spec, script, inputs: inputs.map(([at, typed]) => ({at, text: typed})), length};
  return {ok: true, value: {recording, engine, hash}};
}

/** The document of a run, without what is default. */
export function writeDocument(recording: Recording, hash: string): Record<string, unknown> {
  const machine = stripDefaults(recording.spec);
  return {
    format: FORMAT,
    engine: ENGINE_VERSION,
    ...(Object.keys(machine).length > 0 ? {machine} : {}),
    ...(recording.script !== '' ? {script: recording.script} : {}),
    ...(recording.inputs.length > 0 ? {inputs: recording.inputs.map(input => [input.at, input.text])} : {}),
    length: recording.length,
    ...(hash !== '' ? {hash} : {}),
  };
}
