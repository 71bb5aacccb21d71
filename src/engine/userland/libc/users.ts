// The machine has two users, and a group of the same number for each.

const USERS: readonly (readonly [name: string, id: number, group: string])[] = [
  ['root', 0, 'root'],
  ['nobody', 65534, 'nogroup'],
];

export function userName(uid: number): string | undefined {
  return USERS.find(([, id]) => id === uid)?.[0];
}

export function groupName(gid: number): string | undefined {
  return USERS.find(([, id]) => id === gid)?.[2];
}

/** A user by name or number. */
export function userId(text: string): number | undefined {
  return USERS.find(([name]) => name === text)?.[1] ?? numeric(text);
}

/** A group by name or number. */
export function groupId(text: string): number | undefined {
  return USERS.find(([, , group]) => group === text)?.[1] ?? numeric(text);
}

function numeric(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
