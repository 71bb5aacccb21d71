// The file systems that a machine knows, in the order of /proc/filesystems. One a line: a new one is a folder and a line.

import type {FileSystem} from '../kernel';
import {cgroupfs, cpusetfs} from './cgroupfs';
import {containerfs} from './containerfs';
import {devtmpfs, rootfs, tmpfs} from './memfs';
import {procfs} from './procfs';
import {sysfs} from './sysfs';

export const fileSystems: readonly FileSystem[] = [
  sysfs,
  //
  rootfs,
  //
  procfs,
  //
  tmpfs,
  //
  devtmpfs,
  //
  containerfs,
  //
  cgroupfs,
  // The `cpuset` of released kernels: the recorded transcripts are theirs.
  cpusetfs,
];
