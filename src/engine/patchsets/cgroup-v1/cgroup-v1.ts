// A released kernel with version 1 of cgroups: no file system type `container`, no /proc/containers or /proc/PID/container,
// no numtasks, one `debug` subsystem instead of many. The recorded transcripts are those of such a kernel.

import type {PatchSet} from '../patch-set';

export const cgroupV1: PatchSet = {
  name: 'cgroup-v1',
  about: 'Cgroups version 1 as released kernels have them, and nothing of the container patch set.',
  release: '6.1.0',
  dialects: ['cgroup'],
};
