// File system type `cgroup`: the same containers in the dialect of cgroups version 1, with named hierarchies; and the type
// `cpuset` of before, which such a kernel keeps as a mount of cpuset alone whose files have no prefix. Options of a
// cpuset mount are ignored, as they always were. A machine of V6 with the quirks of the time has the type as V6 had it: a
// mount of the type `container` that sets the release agent anew each time. (V6 3/6, cpuset_get_sb)

import {type FileSystem, parseMountOptions} from '../../kernel';
import {containerFileSystem, mountRequest} from '../containerfs';

const AGENT = '/sbin/cpuset_release_agent';
const CPUSET_OPTIONS = `cpuset,noprefix,release_agent=${AGENT}`;

// kernfs looks at no length.
export const cgroupfs: FileSystem = {...containerFileSystem('cgroup'), longNames: true};

export const cpusetfs: FileSystem = {
  ...cgroupfs,
  name: 'cpuset',
  mount: (k, _me, {source}) =>
    k.config.quirks && k.fileSystems.has('container')
      ? mountRequest(parseMountOptions(k, 'container', 'cpuset'), source, AGENT)
      : mountRequest(parseMountOptions(k, 'cgroup', CPUSET_OPTIONS), source),
};
