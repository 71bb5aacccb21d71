// Kernel bugs. A broken law stops the machine: the panic carries the law's words, and the machine above keeps what is
// needed to reproduce it. Refusals are never panics.

export class KernelPanic extends Error {
  override readonly name = 'KernelPanic';
}

/** BUG_ON: stops the machine when a law of the kernel is broken. */
export function bugOn(broken: boolean, why: string): void {
  if (broken) throw new KernelPanic(why);
}
