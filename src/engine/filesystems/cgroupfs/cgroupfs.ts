// File system type `cgroup`: the same containers in the dialect of cgroups version 1, with named hierarchies; and what
// the type `cpuset` means to such a kernel. A machine offers one of the two `cpuset` types, if any.

import {containerFileSystem, cpusetFileSystem} from '../containerfs';

export const cgroupfs = containerFileSystem('cgroup');
export const cgroupCpusetfs = cpusetFileSystem('cgroup');
