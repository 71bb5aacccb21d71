// For the bugs of our own code outside the simulated kernel (inside it, see the kernel's bugOn).

export function assert(condition: boolean, law: string): asserts condition {
  if (!condition) throw new Error(`broken: ${law}`);
}
