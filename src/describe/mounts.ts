// What is mounted where, one line for each mount, as mount(8) prints it.

import type {MountSlice, Slices} from '../protocol';

export const mountLine = (one: MountSlice): string =>
  `${one.source} on ${one.target} type ${one.fstype}${one.options ? ` (${one.options})` : ''}`;

export const describeMounts = (slices: Slices): string => slices.mounts.map(mountLine).join('\n');
