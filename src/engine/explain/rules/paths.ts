// Rules of path names and of the tree of files.

import type {ContainerId} from '../../abi';
import {controlFilesOf, type Kernel} from '../../kernel';
import {file} from '../blockers';
import {type Case, type Fix, first, instead, type Rule} from '../case';
import {absolute, containerAt, joined, placeAt, quoted, textOf} from '../places';
import {asRoot, permitted} from '../privileges';
import {uncovering} from '../unmounting';

const NAMEI = 'fs/namei.c of 2.6.20';

/** The path that a star stood for, as seen from "/". */
const named = ({k, refusal, words}: Case, at = 0): string => absolute(k, refusal, words[at] as string);
const it = (c: Case) => file(named(c));
const argument = (c: Case, at = 0): string => absolute(c.k, c.refusal, textOf(c.refusal, at));

/** Whether a container that is made here has a control file of that name, and takes writes to it. */
const isWritten = (k: Kernel, container: ContainerId, name: string): boolean =>
  controlFilesOf(k, container).some(
    file => file.name === name && file.only !== 'top' && (file.write !== undefined || file.attaches === true),
  );

/** A missing directory is made where something was to be made in it, mounted on it, or written to it. */
function madeDirectory(c: Case): Fix {
  const {call} = c.refusal;
  const target = argument(c, call === 'mount' ? 1 : call === 'rename' || call === 'symlink' || call === 'link' ? 1 : 0);
  const missing = named(c);
  if (call === 'mount' && missing.length <= target.length) return first([`mkdir -p ${quoted(target)}`]);
  if (!/^(mkdir|open|symlink)$/.test(call) || missing === target || !target.startsWith(`${missing}/`)) return null;
  const directory = target.replace(/\/+[^/]*\/*$/, '');
  const above = placeAt(c.k, missing.replace(/\/[^/]*$/, '') || '/');
  // A container has the files that it has.
  const container = containerAt(c.k, above);
  const name = target.slice(directory.length + 1);
  if (call === 'open' && container !== 0 && !isWritten(c.k, container, name)) return null;
  // Nobody makes directories in /proc or /sys.
  const type = c.k.state.mounts.find(above?.mount ?? 0)?.fstype ?? '';
  return type === 'proc' || type === 'sysfs' ? null : first([`mkdir -p ${quoted(directory)}`]);
}

/** What `rm` refuses and `rmdir` takes. */
function removedDirectory(c: Case): Fix {
  const path = argument(c);
  return c.refusal.call === 'unlink' && containerAt(c.k, placeAt(c.k, path)) !== 0
    ? instead(`rmdir ${quoted(path)}`)
    : null;
}

export const PATH_RULES: readonly Rule[] = [
  {
    source: `${NAMEI}, link_path_walk`,
    rule: 'Every name of a path but the last must be there already, and the last one too unless it is to be made.',
    texts: ['there is no *', '* was removed', 'the path is empty', 'the symbolic link * is empty'],
    fix: c => (c.refusal.because.startsWith('there is no ') ? madeDirectory(c) : null),
  },
  {
    source: `${NAMEI}, open_namei and sys_mkdir`,
    rule: 'A name that is taken cannot be made once more.',
    texts: ['* exists already'],
    blockers: c => file(argument(c, /^(rename|link|symlink)$/.test(c.refusal.call) ? 1 : 0)),
  },
  {
    source: `${NAMEI}, vfs_rename`,
    rule: 'A directory takes the place of an empty directory only, and anything else of what is no directory.',
    texts: ['* exists and is not a directory', '* is not empty'],
    blockers: c => file(argument(c, 1)),
  },
  {
    source: 'fs/namespace.c of 2.6.20, graft_tree',
    rule: 'A directory is mounted on a directory, and a file on a file.',
    texts: [
      '* is not a directory, and only a directory can be a mountpoint',
      '* and * must both be directories, or neither',
    ],
    blockers: c => file(argument(c, 1)),
  },
  {
    source: `${NAMEI}, link_path_walk and may_delete`,
    rule: 'What is looked into, entered or removed as a directory must be one.',
    texts: ['* is not a directory'],
    blockers: it,
  },
  {
    source: `${NAMEI}, may_open, may_delete and vfs_link`,
    rule: 'A directory cannot be written, linked or unlinked like a file; rmdir removes it.',
    texts: ['* is a directory', '* would have to be a directory'],
    blockers: c => (c.refusal.because.startsWith('descriptor') ? [] : it(c)),
    fix: removedDirectory,
  },
  {
    source: `${NAMEI}, sys_mkdir and sys_symlink`,
    rule: 'A link needs a text, and a name that ends in a slash must be a directory.',
    texts: ['a symbolic link cannot be empty', '* ends in a slash, and there is no such directory'],
  },
  {
    source: `${NAMEI}, vfs_rmdir`,
    rule: 'rmdir takes a directory by its own name.',
    texts: [
      'the root directory stays',
      "'.' cannot be removed: name the directory itself",
      "'..' has at least the directory that one comes from",
    ],
  },
  {
    source: `${NAMEI}, vfs_rmdir and vfs_unlink`,
    rule: 'What something is mounted on can be neither removed nor renamed.',
    texts: ['something is mounted on *'],
    blockers: it,
    fix: c => {
      const lines = uncovering(c.k, named(c), c.refusal.task);
      return lines === null ? null : first(lines);
    },
  },
  {
    source: 'fs/libfs.c of 2.6.20, simple_rmdir',
    rule: 'A directory is removed only when it is empty.',
    texts: ['* still holds *'],
    blockers: c => file(joined(argument(c), c.words[1] as string)),
  },
  {
    source: `${NAMEI}, sys_link and sys_rename`,
    rule: 'A name can be given and changed only within one mount.',
    texts: ['* and * lie on different mounts'],
  },
  {
    source: 'fs/dcache.c of 2.6.20, sys_getcwd; V6 3/6, container_path',
    rule: 'A path that the kernel prints has at most 4,095 bytes.',
    texts: [
      'the path has * bytes, and a page holds fewer',
      'the path of the container has * bytes, and a page holds *',
    ],
  },
  {
    source: `${NAMEI}, do_rename`,
    rule: 'A directory cannot come to lie inside itself, and only names can be changed.',
    texts: ['* lies inside *', 'only names can be changed, not "/", "." or ".."'],
  },
  {
    source: `${NAMEI}, do_follow_link`,
    rule: 'A path leads through at most 40 symbolic links, and O_NOFOLLOW through none at its end.',
    texts: [
      'more than * symbolic links on the way, the last is *',
      '* is a symbolic link',
      '* leads through more than * links',
    ],
  },
  {
    source: 'include/linux/limits.h of 2.6.20, PATH_MAX and NAME_MAX',
    rule: 'A path has at most 4095 bytes, and each name in it at most 255.',
    texts: ['a path has fewer than * bytes', 'a name has at most * bytes'],
  },
  {
    source: `${NAMEI}, permission`,
    rule: 'The mode bits for the owner, the group or the others say who may read, write or enter; root may.',
    texts: [
      'user * may not write to the directory of *',
      'user * may not search *',
      'user * may not enter *',
      'the mode of * does not let user * *',
      'user * neither owns * nor may write to it',
    ],
    blockers: c => file(argument(c)),
    fix: permitted,
  },
  {
    source: 'fs/attr.c of 2.6.20, inode_change_ok',
    rule: 'Only its owner and root change the mode of a file, and only root gives it to somebody else.',
    texts: ['user * does not own *', 'only root may give files away'],
    blockers: c => file(argument(c)),
    fix: asRoot,
  },
  {
    source: `${NAMEI}, check_sticky`,
    rule: 'In a sticky directory only the owner of a file or of the directory, or root, removes the file.',
    texts: ['the directory is sticky and user * does not own *'],
    blockers: c => file(argument(c)),
    fix: asRoot,
  },
  {
    source: `${NAMEI}, vfs_create and its like`,
    rule: 'A file system makes, links, renames and changes only the kinds of files that it has.',
    texts: [
      'a * file system has no way to *',
      'files cannot be created in a * file system',
      'a * file system keeps its own modes and owners',
    ],
  },
  {
    source: 'fs/namei.c of 2.6.20, sys_readlinkat',
    rule: 'Only a symbolic link can be read as one.',
    texts: ['* is not a symbolic link'],
  },
  {
    source: `${NAMEI}, do_lookup`,
    rule: 'A directory has only the names that it lists.',
    texts: ['* has no *'],
  },
];
