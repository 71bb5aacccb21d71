// The system calls of the VFS, by name.

import {access, chmod, chown, fstat, readdir, readlink, stat, utime} from './attributes';
import {close, dup2, dupAbove} from './descriptors';
import {mount, umount} from './mount-calls';
import {link, mkdir, rename, rmdir, symlink, unlink} from './names';
import {open, pipe} from './open-file';
import {read, write} from './read-write';
import {chdir, getcwd, umask} from './working-directory';

export const fileSyscalls = {
  open,
  close,
  read,
  write,
  dup2,
  dupAbove,
  pipe,
  stat,
  fstat,
  readdir,
  mkdir,
  rmdir,
  unlink,
  rename,
  symlink,
  link,
  readlink,
  chmod,
  chown,
  utime,
  access,
  chdir,
  getcwd,
  umask,
  mount,
  umount,
} as const;
