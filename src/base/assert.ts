// For the bugs of our own code outside the simulated kernel (inside it, see the kernel's bugOn).

/** Marks code that an exhaustive switch cannot reach. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${String(value)}`);
}

export function assert(condition: boolean, law: string): asserts condition {
  if (!condition) throw new Error(`broken: ${law}`);
}
