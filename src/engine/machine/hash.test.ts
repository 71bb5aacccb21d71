// The hash covers every field of the state: flip a field of a keyframe, restore it, and the hash is another one.

import {expect, test} from 'vitest';
import {SCENARIOS} from '../../testing/scenarios';
import {provideFetched} from '../userland/fetched';
import type {Keyframe} from './keyframe';
import {createMachine, type Machine} from './machine';

provideFetched();

const OPTIONS = {
  cpus: 4,
  nodes: 2,
  mem: 512,
  seed: 1,
  quirks: false,
  patchset: 'default',
  maxHierarchies: 4,
  debug: 0,
  boot: '',
};

/** Instances tried per field: the same field of other rows goes through the same code. */
const PER_FIELD = 2;

type Path = readonly (string | number)[];

/** Every leaf below a value, with ids and list positions folded together to name the field. */
function* leaves(value: unknown, path: Path): Generator<{path: Path; field: string}> {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) {
    yield {path, field: path.map(key => (typeof key === 'number' || /^\d+$/.test(key) ? '#' : key)).join('.')};
    return;
  }
  if (Array.isArray(value)) for (const [at, item] of value.entries()) yield* leaves(item, [...path, at]);
  else for (const [key, item] of Object.entries(value)) yield* leaves(item, [...path, key]);
}

function flipped(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return `${value}~`;
  if (typeof value === 'boolean') return !value;
  if (ArrayBuffer.isView(value)) {
    const column = (value as Int32Array).slice();
    column[column.length - 1] = (column[column.length - 1] as number) ^ 1;
    return column;
  }
  return value === null || value === undefined ? 'something' : value;
}

/** A copy of the keyframe with one leaf changed; all else is shared. */
function withFlipped(value: unknown, path: Path): unknown {
  if (path.length === 0) return flipped(value);
  const [key, ...rest] = path as [string | number, ...Path];
  const copy = Array.isArray(value) ? value.slice() : {...(value as object)};
  (copy as Record<string, unknown>)[key] = withFlipped((value as Record<string, unknown>)[key], rest);
  return copy;
}

function busyMachine(): Machine {
  const script = {name: 'pipes', text: SCENARIOS[2]?.script as string};
  const machine = createMachine({...OPTIONS, script});
  machine.run({until: 400});
  return machine;
}

test('flipping any field of a keyframe changes the hash', () => {
  const machine = busyMachine();
  const keyframe = machine.keyframe();
  const {tick: _derived, ...stored} = keyframe;
  const original = machine.hash();
  const tried = new Map<string, number>();
  const missed: string[] = [];
  for (const {path, field} of leaves(stored, [])) {
    // Rows before the first id are never there; the row count follows from the rows.
    const times = tried.get(field) ?? 0;
    if (times >= PER_FIELD) continue;
    tried.set(field, times + 1);
    machine.restore({...(withFlipped(stored, path) as Omit<Keyframe, 'tick'>), tick: keyframe.tick});
    if (machine.hash() === original) missed.push(path.join('.'));
  }
  machine.restore(keyframe);
  expect(machine.hash()).toBe(original);
  expect(tried.size).toBeGreaterThan(100);
  expect(missed).toEqual([]);
});
