// What the user has picked: one task or one container, the same in every view. The link to the page carries it too.

export type Selection =
  | {readonly kind: 'task'; readonly pid: number}
  | {readonly kind: 'container'; readonly id: number}
  | null;
