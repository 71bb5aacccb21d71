// File system type `cgroup`: the same containers in the dialect of cgroups version 1, with named hierarchies; and the type
// `cpuset` of before, which such a kernel keeps as a mount of cpuset alone whose files have no prefix. Options of a
// cpuset mount are ignored, as they always were.

import {type FileSystem, parseMountOptions} from '../../kernel';
import {containerFileSystem, mountRequest} from '../containerfs';

const CPUSET_OPTIONS = 'cpuset,noprefix,release_agent=/sbin/cpuset_release_agent';

export const cgroupfs = containerFileSystem('cgroup');

export const cpusetfs: FileSystem = {
  ...cgroupfs,
  name: 'cpuset',
  mount: (k, me, {source}) => mountRequest(k, me, parseMountOptions(k, 'cgroup', CPUSET_OPTIONS), source),
};
