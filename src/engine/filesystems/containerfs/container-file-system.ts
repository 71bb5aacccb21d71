// The file system through which hierarchies are seen: directories are containers, files are control files. Nothing is
// stored here; a file is (container, position in its list of control files), a removed container is a file that is gone.
// One builder serves both dialects. (V6 3/6, container_get_sb, container_dir_inode_operations)

import {call, SLEEP} from '../../../base';
import {type Fallible, failed, O_ACCMODE, O_WRONLY} from '../../abi';
import {
  CONTAINER_GET_SB,
  childNamed,
  createContainer,
  DIALECTS,
  type Dialect,
  type FileSystem,
  getSbOf,
  type HierarchyRequest,
  lock,
  lockBoth,
  parseMountOptions,
  putSuperblock,
  remountHierarchy,
  removeContainer,
  renameContainer,
  runReleaseAgent,
  shownOptions,
  unlock,
  unlockBoth,
} from '../../kernel';
import {attrOf, setAttributes} from './attributes';
import {containerAt, fileAt, lookup, nameOf, parentOf, readdir} from './directory';
import {gone, readFile, writeFile} from './file';

export function containerFileSystem(dialect: Dialect): FileSystem {
  return {
    name: DIALECTS[dialect].fstype,
    dialect,
    nodev: true,
    mount: (k, _me, {options, source}) => mountRequest(parseMountOptions(k, dialect, options), source),
    remount(k, me, sb, {options}) {
      if (!lock(k, me, 'manage_mutex')) return SLEEP;
      const changed = remountHierarchy(k, sb, options);
      unlock(k, me, 'manage_mutex');
      return failed(changed) ? changed : undefined;
    },
    unmount: (k, _me, sb) => putSuperblock(k, sb),
    showOptions: shownOptions,
    attr: (k, _sb, ino) => attrOf(k, ino),
    setattr: (k, _sb, ino, change) => setAttributes(k, ino, change),
    lookup: (k, _sb, dir, name) => lookup(k, dir, name),
    parent: (k, _sb, ino) => parentOf(k, ino),
    nameOf: (k, _sb, ino) => nameOf(k, ino),
    readdir: (k, _sb, dir) => readdir(k, dir),
    open(k, me, _sb, ino, flags) {
      const file = fileAt(k, ino);
      if (file === undefined) return gone();
      const fixed = file.listsTasks === true && DIALECTS[dialect].listsAtOpen && (flags & O_ACCMODE) !== O_WRONLY;
      return fixed ? readFile(k, me, ino) : null;
    },
    read: (k, me, _sb, ino) => readFile(k, me, ino),
    write: (k, _me, _sb, ino, text) => writeFile(k, ino, text),
    truncate: () => 0,
    mkdir(k, me, _sb, dir, name, mode) {
      if (!lockBoth(k, me)) return SLEEP;
      const made = createContainer(k, me, containerAt(dir), name, mode);
      unlockBoth(k, me);
      return failed(made) ? made : 0;
    },
    rmdir(k, me, _sb, dir, name) {
      const container = childNamed(k, containerAt(dir), name);
      if (container === 0) return gone();
      if (!lockBoth(k, me)) return SLEEP;
      const removed = removeContainer(k, container);
      unlockBoth(k, me);
      if (failed(removed)) return removed;
      runReleaseAgent(k, removed.release);
      return 0;
    },
    rename: (k, _me, _sb, from, to) =>
      renameContainer(k, containerAt(from.dir), from.name, containerAt(to.dir), to.name),
  };
}

/** get_sb. `agent`: what it sets as release agent in any case. */
export function mountRequest(request: Fallible<HierarchyRequest>, source: string, agent = '') {
  return failed(request) ? request : call(CONTAINER_GET_SB, getSbOf(request, source, agent));
}
