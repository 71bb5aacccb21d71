// Plain data: what structuredClone, JSON and the state hash all understand. Everything a keyframe holds is plain or a
// typed array, so that a keyframe is a copy and not a serialisation project.

export type Plain = null | undefined | boolean | number | string | readonly Plain[] | {readonly [key: string]: Plain};

/** Sets an own property of that name; `__proto__` is one like any other. For records whose names come from users. */
export function setKey(record: object, key: string, value: unknown): void {
  if (key !== '__proto__') (record as Record<string, unknown>)[key] = value;
  else Object.defineProperty(record, key, {value, writable: true, enumerable: true, configurable: true});
}

/** Deep copy of plain data. Typed arrays do not occur inside records, cycles neither. */
export function clonePlain<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const copy = new Array(value.length);
    for (let i = 0; i < value.length; i++) copy[i] = clonePlain(value[i]);
    return copy as T;
  }
  const copy: Record<string, unknown> = {};
  for (const key in value) setKey(copy, key, clonePlain((value as Record<string, unknown>)[key]));
  return copy as T;
}
