// File system type `container`: hierarchies as the V6 patch set of 22 Dec 2006 showed them; and the type `cpuset` that it
// kept for programs of before.

import {containerFileSystem, cpusetFileSystem} from './container-file-system';

export const containerfs = containerFileSystem('container');
export const cpusetfs = cpusetFileSystem('container');
