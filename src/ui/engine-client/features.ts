// What the page needs from the browser before it can start a machine. Asked once, by name, so that a visitor with an old
// browser reads which thing is missing and not a blank page. Module workers cannot be asked for without starting one:
// a worker that fails before its first word is reported as that (see client.ts).

const needed: readonly (readonly [name: string, key: string])[] = [
  ['Web Workers', 'Worker'],
  ['structured cloning (structuredClone)', 'structuredClone'],
  ['animation ticks (requestAnimationFrame)', 'requestAnimationFrame'],
];

/** Names of what this browser lacks; empty when a machine can be started. */
export function missingFeatures(scope: object = globalThis): string[] {
  return needed.filter(([, key]) => typeof Reflect.get(scope, key) !== 'function').map(([name]) => name);
}
