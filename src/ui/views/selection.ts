// What the user has picked: one task or one container, the same in every view. The link to the page carries it too.

export type Selection =
  | {readonly kind: 'task'; readonly pid: number}
  | {readonly kind: 'container'; readonly id: number}
  | null;

export function sameSelection(a: Selection, b: Selection): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === 'task') return b.kind === 'task' && a.pid === b.pid;
  return b.kind === 'container' && a.id === b.id;
}
