// File system type `container`: hierarchies as the V6 patch set of 22 Dec 2006 showed them.

import {containerFileSystem} from './container-file-system';

export const containerfs = containerFileSystem('container');
