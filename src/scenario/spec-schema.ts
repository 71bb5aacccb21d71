// What a machine may be made of: one table of ranges, used for directives of a script, for links, and for files. Data from
// outside is hostile until it has passed here; a message names the place and what was expected there.

import * as v from 'valibot';
import {PATCH_SETS} from '../engine/patchsets';
import {DEFAULT_SPEC, type MachineSpec} from './spec';

/** Whole numbers, both ends included, with their unit. */
const RANGES = {
  cpus: [1, 64, ''],
  nodes: [1, 8, ''],
  mem: [16, 4096, ' (MiB)'],
  swap: [0, 65536, ' (MiB)'],
  disk: [0, 65536, ' (MiB)'],
  limit: [1, 3600, ' (seconds)'],
  seed: [0, 0xffffffff, ''],
  maxHierarchies: [2, 255, ''],
  debug: [0, 64, ''],
} as const satisfies Partial<Record<keyof MachineSpec, readonly [number, number, string]>>;

export type NumberField = keyof typeof RANGES;
const TITLE_MAX = 200;

export function isNumberField(key: string): key is NumberField {
  return Object.hasOwn(RANGES, key);
}

/** Both ends included. */
export function rangeOf(field: NumberField): readonly [low: number, high: number] {
  return [RANGES[field][0], RANGES[field][1]];
}

/** "expected a whole number from 1 to 64". */
export function expectedNumber(field: NumberField): string {
  const [low, high, unit] = RANGES[field];
  return `expected a whole number from ${low} to ${high}${unit}`;
}

const PATCH_SET_NAMES = PATCH_SETS.map(({name}) => name);

export const isPatchSet = (name: string): boolean => PATCH_SET_NAMES.includes(name);

/** "expected one of default, cgroup-v1". */
export const expectedPatchSet = (): string => `expected one of ${PATCH_SET_NAMES.join(', ')}`;

export const GRANULARITIES = ['operation', 'step'] as const;
export const EXPECTED_GRANULARITY = 'expected operation or step';

const inRange = (field: NumberField) => {
  const [low, high] = RANGES[field];
  const message = expectedNumber(field);
  return v.pipe(
    v.number(message),
    v.check(value => Number.isInteger(value) && value >= low && value <= high, message),
  );
};

/** A value as a message shows it: short, and never an object in full. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}...` : value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

/** What an object's own complaint says. */
export function strayField(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'no such field';
  return issue.received === 'undefined' && issue.path !== undefined ? 'is missing' : 'expected an object';
}

const field = <T extends v.GenericSchema>(schema: T) => v.optional(schema);

/** A spec with fields left out where they have their default. Made when it is asked for: the worker never asks. */
export const partialSpecSchema = () =>
  v.strictObject(
    {
      title: field(
        v.pipe(v.string('expected text'), v.maxLength(TITLE_MAX, `expected at most ${TITLE_MAX} characters`)),
      ),
      cpus: field(inRange('cpus')),
      nodes: field(inRange('nodes')),
      mem: field(inRange('mem')),
      swap: field(inRange('swap')),
      disk: field(inRange('disk')),
      limit: field(inRange('limit')),
      seed: field(inRange('seed')),
      quirks: field(v.boolean('expected true or false')),
      patchset: field(v.picklist(PATCH_SET_NAMES, expectedPatchSet())),
      maxHierarchies: field(inRange('maxHierarchies')),
      debug: field(inRange('debug')),
      granularity: field(v.picklist(GRANULARITIES, EXPECTED_GRANULARITY)),
    },
    strayField,
  );

/** What is wrong with a complete spec beyond its single fields; null when nothing is. */
export function specFault(spec: MachineSpec): {readonly field: keyof MachineSpec; readonly message: string} | null {
  if (spec.nodes > spec.cpus)
    return {field: 'nodes', message: `expected at most as many nodes as cpus (${spec.cpus}), got ${spec.nodes}`};
  return null;
}

export function completeSpec(partial: v.InferOutput<ReturnType<typeof partialSpecSchema>>): MachineSpec {
  const given = Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined));
  return {...DEFAULT_SPEC, ...given};
}

/** The fields that differ from the defaults: what a link has to carry. */
export function stripDefaults(spec: MachineSpec): Partial<MachineSpec> {
  const entries = Object.entries(spec) as [keyof MachineSpec, MachineSpec[keyof MachineSpec]][];
  return Object.fromEntries(entries.filter(([key, value]) => value !== DEFAULT_SPEC[key]));
}
