// File system type `cgroup`: the same containers in the dialect of cgroups version 1, with named hierarchies; and the type
// `cpuset` of before, which such a kernel keeps as a mount of cpuset alone whose files have no prefix. Options of a
// cpuset mount are ignored, as they always were. A machine of V6 with the quirks of the time has the type as V6 had it: a
// mount of the type `container` that sets the release agent anew each time. (V6 3/6, cpuset_get_sb)

import type {HierarchyId, Pid} from '../../abi';
import {type FileSystem, type Kernel, parseMountOptions} from '../../kernel';
import {containerFileSystem, mountRequest} from '../containerfs';

const AGENT = '/sbin/cpuset_release_agent';
const CPUSET_OPTIONS = `cpuset,noprefix,release_agent=${AGENT}`;

// kernfs looks at no length.
export const cgroupfs: FileSystem = {...containerFileSystem('cgroup'), longNames: true};

export const cpusetfs: FileSystem = {
  ...cgroupfs,
  name: 'cpuset',
  mount: (k, me, {source}) =>
    k.config.quirks && k.fileSystems.has('container')
      ? mountOfTheTime(k, me, source)
      : mountRequest(k, me, parseMountOptions(k, 'cgroup', CPUSET_OPTIONS), source),
};

function mountOfTheTime(k: Kernel, me: Pid, source: string) {
  const superblock = mountRequest(k, me, parseMountOptions(k, 'container', 'cpuset'), source);
  if (typeof superblock !== 'number') return superblock;
  const hierarchy = k.state.superblocks.get(superblock).data as HierarchyId;
  k.state.hierarchies.edit(hierarchy).releaseAgent = AGENT;
  return superblock;
}
