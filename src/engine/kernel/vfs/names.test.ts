import {beforeEach, describe, expect, test} from 'vitest';
import {bootFixture, cat, names, nobody, root, store} from '../../../testing/kernel-by-hand';
import type {Stat} from '../../abi';
import type {Kernel} from '..';

let k: Kernel;
beforeEach(() => {
  k = bootFixture();
  root(k, 'mkdir', '/d', 0o755);
  store(k, '/d/f', 'f');
});
const mkdir = (path: string) => root(k, 'mkdir', path, 0o777);
const statOf = (path: string) => root(k, 'stat', path, false) as Stat;

describe('mkdir and rmdir', () => {
  test('make and take away a directory, counting its links', () => {
    expect(mkdir('/d/a/')).toBe(0);
    expect(statOf('/d/a')).toMatchObject({kind: 'dir', mode: 0o755, nlink: 2});
    expect(statOf('/d').nlink).toBe(3);
    expect(root(k, 'rmdir', '/d/a/')).toBe(0);
    expect(statOf('/d').nlink).toBe(2);
  });

  test('refuse what exists, what is missing, what is full, and "." and ".."', () => {
    expect(mkdir('/d')).toBe('EEXIST');
    expect(mkdir('/')).toBe('EEXIST');
    expect(mkdir('/d/.')).toBe('EEXIST');
    expect(mkdir('/x/y')).toBe('ENOENT');
    expect(root(k, 'rmdir', '/x')).toBe('ENOENT');
    expect(root(k, 'rmdir', '/d')).toBe('ENOTEMPTY');
    expect(root(k, 'rmdir', '/d/f')).toBe('ENOTDIR');
    expect(root(k, 'rmdir', '/')).toBe('EBUSY');
    mkdir('/d/a');
    expect(root(k, 'rmdir', '/d/a/.')).toBe('EINVAL');
    expect(root(k, 'rmdir', '/d/a/..')).toBe('ENOTEMPTY');
  });

  test('need write permission on the directory above', () => {
    expect(nobody(k, 'mkdir', '/d/a', 0o777)).toBe('EACCES');
    expect(nobody(k, 'unlink', '/d/f')).toBe('EACCES');
    root(k, 'chown', '/d', 65534, -1);
    expect(nobody(k, 'mkdir', '/d/a', 0o777)).toBe(0);
    expect(nobody(k, 'unlink', '/d/f')).toBe(0);
  });

  test('in a sticky directory only the owner removes a file', () => {
    store(k, '/tmp/mine', 'x');
    expect(nobody(k, 'unlink', '/tmp/mine')).toBe('EPERM');
    store(k, '/tmp/yours', 'x', 3);
    expect(nobody(k, 'unlink', '/tmp/yours')).toBe(0);
  });

  test('are not to be had in /proc and /sys', () => {
    expect(mkdir('/proc/x')).toBe('EPERM');
    expect(mkdir('/sys/fs/cgroup/x')).toBe('EPERM');
    expect(store(k, '/proc/x', '')).toBe('EACCES');
    expect(root(k, 'unlink', '/proc/uptime')).toBe('EPERM');
  });
});

describe('unlink, link and symlink', () => {
  test('a file goes with its last name', () => {
    expect(root(k, 'link', '/d/f', '/d/g')).toBe(0);
    expect(statOf('/d/f')).toMatchObject({nlink: 2, ino: statOf('/d/g').ino});
    expect(root(k, 'unlink', '/d/f')).toBe(0);
    expect(cat(k, '/d/g')).toBe('f');
    expect(root(k, 'unlink', '/d/g')).toBe(0);
    expect(names(k, '/d')).toEqual([]);
  });

  test('refuse directories, other mounts and existing names', () => {
    expect(root(k, 'unlink', '/d')).toBe('EISDIR');
    expect(root(k, 'unlink', '/d/f/')).toBe('ENOTDIR');
    expect(root(k, 'link', '/d', '/e')).toBe('EPERM');
    expect(root(k, 'link', '/d/f', '/tmp/f')).toBe('EXDEV');
    expect(root(k, 'link', '/d/f', '/d/f')).toBe('EEXIST');
    expect(root(k, 'symlink', 'x', '/d/f')).toBe('EEXIST');
    expect(root(k, 'symlink', 'x', '/d/new/')).toBe('ENOENT');
  });

  test('removing a link leaves what it points to', () => {
    root(k, 'symlink', '/d/f', '/l');
    expect(statOf('/l')).toMatchObject({kind: 'symlink', size: 4});
    expect(root(k, 'unlink', '/l')).toBe(0);
    expect(cat(k, '/d/f')).toBe('f');
  });
});

describe('rename', () => {
  const rename = (from: string, to: string) => root(k, 'rename', from, to);

  test('moves a name, and replaces a file or an empty directory', () => {
    expect(rename('/d/f', '/d/g')).toBe(0);
    store(k, '/other', 'old');
    expect(rename('/d/g', '/other')).toBe(0);
    expect(cat(k, '/other')).toBe('f');
    mkdir('/e');
    expect(rename('/e', '/d')).toBe(0);
    expect(names(k, '/d')).toEqual([]);
  });

  test('moves a directory with all that is in it, and its parent goes along', () => {
    mkdir('/e');
    expect(rename('/d', '/e/d')).toBe(0);
    root(k, 'chdir', '/e/d');
    expect(root(k, 'getcwd')).toBe('/e/d');
    expect(statOf('/e').nlink).toBe(3);
    expect(cat(k, '/e/d/f')).toBe('f');
  });

  test('to another name of the same file changes nothing', () => {
    root(k, 'link', '/d/f', '/d/g');
    expect(rename('/d/f', '/d/g')).toBe(0);
    expect(names(k, '/d')).toEqual(['f', 'g']);
  });

  test('refuses what would break the tree', () => {
    mkdir('/d/in');
    store(k, '/d/in/x', '');
    mkdir('/e');
    expect(rename('/d', '/d/in/d')).toBe('EINVAL');
    expect(rename('/d/in/x', '/d')).toBe('ENOTEMPTY');
    expect(rename('/e', '/d')).toBe('ENOTEMPTY');
    expect(rename('/d/f', '/e')).toBe('EISDIR');
    expect(rename('/e', '/d/f')).toBe('ENOTDIR');
    expect(rename('/d/f', '/x/')).toBe('ENOTDIR');
    expect(rename('/none', '/x')).toBe('ENOENT');
    expect(rename('/d/.', '/x')).toBe('EBUSY');
    expect(rename('/d/f', '/tmp/f')).toBe('EXDEV');
  });
});

describe('chmod, chown and utime', () => {
  test('are for the owner and root; only root gives files away', () => {
    expect(nobody(k, 'chmod', '/d/f', 0o777)).toBe('EPERM');
    expect(nobody(k, 'chown', '/d/f', 65534, -1)).toBe('EPERM');
    expect(nobody(k, 'utime', '/d/f')).toBe('EACCES');
    expect(root(k, 'chown', '/d/f', 65534, 7)).toBe(0);
    expect(statOf('/d/f')).toMatchObject({uid: 65534, gid: 7});
    expect(nobody(k, 'chmod', '/d/f', 0o640)).toBe(0);
    expect(nobody(k, 'chown', '/d/f', 0, -1)).toBe('EPERM');
    k.state.misc.tick = 40;
    expect(nobody(k, 'utime', '/d/f')).toBe(0);
    expect(statOf('/d/f')).toMatchObject({mode: 0o640, mtime: 40});
  });

  test('are refused by file systems that keep their own', () => {
    expect(root(k, 'chmod', '/proc/uptime', 0o777)).toBe('EPERM');
  });
});
