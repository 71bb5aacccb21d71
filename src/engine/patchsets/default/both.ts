// Both dialects on one machine, for comparison side by side. No kernel ever had them together: what is common to both is
// as the kernel of the V6 mail (22 Dec 2006) had it.

import type {PatchSet} from '../patch-set';

export const both: PatchSet = {
  name: 'default',
  about: 'The container patch set of 2006 (V6), and cgroups version 1 beside it.',
  release: '2.6.20-rc1',
  dialects: ['container', 'cgroup'],
};
