import {beforeEach, describe, expect, test} from 'vitest';
import {because, bootFixture, cat, names, nobody, ROOT_TASK, root, store, sys} from '../../../testing/kernel-by-hand';
import {MNT_DETACH, MS_BIND, MS_RDONLY, MS_REMOUNT} from '../../abi';
import type {Kernel} from '..';

let k: Kernel;
beforeEach(() => {
  k = bootFixture();
  root(k, 'mkdir', '/m', 0o755);
});
const mount = (target: string, flags = 0, source = 'none', fstype = 'tmpfs', options = '') =>
  root(k, 'mount', source, target, fstype, flags, options);
const lineOf = (target: string) =>
  (cat(k, '/proc/mounts') as string).split('\n').find(line => line.split(' ')[1] === target);

describe('mount(2)', () => {
  test('lists what is mounted in order, in the text of /proc/mounts', () => {
    expect(cat(k, '/proc/mounts')).toBe(
      'rootfs / rootfs rw 0 0\nproc /proc proc rw,relatime 0 0\nsysfs /sys sysfs rw,relatime 0 0\n' +
        'dev /dev devtmpfs rw,relatime 0 0\ntmpfs /tmp tmpfs rw,relatime 0 0\n',
    );
    root(k, 'mkdir', '/m/a b', 0o755);
    mount('/m/a b', 0, 'my disk');
    expect(cat(k, '/proc/mounts')).toMatch(/\nmy\\040disk \/m\/a\\040b tmpfs rw,relatime 0 0\n$/);
  });

  test('refuses a missing directory, a file, an unknown type, and everybody but root', () => {
    expect(mount('/nodir')).toBe('ENOENT');
    store(k, '/m/f', '');
    expect(mount('/m/f')).toBe('ENOTDIR');
    expect(mount('/m', 0, 'none', 'ext3')).toBe('ENODEV');
    expect(mount('/m', 0, 'none', 'tmpfs', 'nosuch=1')).toBe('EINVAL');
    expect(nobody(k, 'mount', 'none', '/m', 'tmpfs', 0, '')).toBe('EPERM');
    expect(k.state.mounts.size).toBe(5);
  });

  test('leaves no superblock behind when the mountpoint is refused', () => {
    store(k, '/m/f', '');
    const before = k.state.superblocks.size;
    mount('/m/f');
    expect(k.state.superblocks.size).toBe(before);
  });

  test('refuses the same file system twice on one directory', () => {
    expect(mount('/m', 0, 'p', 'proc')).toBe(0);
    expect(mount('/m', 0, 'p', 'proc')).toBe('EBUSY');
  });

  test('makes a new tree for each tmpfs, which ends with its last mount', () => {
    mount('/m');
    store(k, '/m/f', 'x');
    const inodes = k.state.inodes.size;
    root(k, 'umount', '/m', 0);
    expect(k.state.inodes.size).toBe(inodes - 2);
    mount('/m');
    expect(names(k, '/m')).toEqual([]);
  });

  test('read-only: nothing can be written there, everything read', () => {
    expect(mount('/m', MS_RDONLY)).toBe(0);
    expect(lineOf('/m')).toBe('none /m tmpfs ro,relatime 0 0');
    expect(root(k, 'mkdir', '/m/a', 0o755)).toBe('EROFS');
    expect(store(k, '/m/f', 'x')).toBe('EROFS');
    expect(names(k, '/m')).toEqual([]);
    expect(root(k, 'chmod', '/m', 0o700)).toBe('EROFS');
    expect(mount('/m', MS_REMOUNT)).toBe(0);
    expect(store(k, '/m/f', 'x')).toBe(1);
    expect(mount('/m', MS_REMOUNT | MS_RDONLY)).toBe(0);
    expect(store(k, '/m/f', 'y')).toBe('EROFS');
    expect(root(k, 'unlink', '/m/f')).toBe('EROFS');
    expect(root(k, 'rename', '/m/f', '/m/g')).toBe('EROFS');
    expect(cat(k, '/m/f')).toBe('x');
  });

  test('remount refuses what is no mountpoint, and read-only while a file is open for writing', () => {
    expect(mount('/m', MS_REMOUNT)).toBe('EINVAL');
    mount('/m');
    const fd = root(k, 'open', '/m/f', 0o101, 0o644) as number;
    expect(mount('/m', MS_REMOUNT | MS_RDONLY)).toBe('EBUSY');
    root(k, 'close', fd);
    expect(mount('/m', MS_REMOUNT | MS_RDONLY)).toBe(0);
  });

  test('bind: a subtree shows at a second place and can be read-only there', () => {
    root(k, 'mkdir', '/src', 0o755);
    root(k, 'mkdir', '/src/in', 0o755);
    expect(mount('/m', MS_BIND, '/src/in', '')).toBe(0);
    store(k, '/m/f', 'x');
    expect(cat(k, '/src/in/f')).toBe('x');
    expect(lineOf('/m')).toBe('rootfs /m rootfs rw,relatime 0 0');
    expect(mount('/m', MS_REMOUNT | MS_BIND | MS_RDONLY)).toBe(0);
    expect(store(k, '/m/f', 'y')).toBe('EROFS');
    expect(store(k, '/src/in/f', 'z')).toBe(1);
    root(k, 'chdir', '/m');
    expect(root(k, 'getcwd')).toBe('/m');
    expect(root(k, 'rename', '/m/f', '/src/f')).toBe('EXDEV');
    expect(mount('/m/f', MS_BIND, '/src')).toBe('ENOTDIR');
  });

  test('bind: the directory behind it may be removed, and the mount still be taken away', () => {
    root(k, 'mkdir', '/src', 0o755);
    mount('/m', MS_BIND, '/src');
    expect(root(k, 'rmdir', '/src')).toBe(0);
    expect(root(k, 'stat', '/m', true)).toBe('ENOENT');
    expect(root(k, 'umount', '/m', 0)).toBe(0);
  });

  test('a mountpoint can be neither removed nor renamed', () => {
    mount('/m');
    expect(root(k, 'rmdir', '/m')).toBe('EBUSY');
    expect(root(k, 'rename', '/m', '/n')).toBe('EBUSY');
    root(k, 'mkdir', '/n', 0o755);
    expect(root(k, 'rename', '/n', '/m')).toBe('EBUSY');
  });
});

describe('umount(2)', () => {
  test('refuses what is not mounted, the root, and everybody but root', () => {
    expect(root(k, 'umount', '/m', 0)).toBe('EINVAL');
    expect(root(k, 'umount', '/nodir', 0)).toBe('ENOENT');
    expect(root(k, 'umount', '/', 0)).toBe('EBUSY');
    expect(nobody(k, 'umount', '/tmp', 0)).toBe('EPERM');
  });

  test('is refused while somebody uses the mount, and says who', () => {
    mount('/m');
    root(k, 'mkdir', '/m/a', 0o755);
    root(k, 'chdir', '/m/a');
    expect(because(sys(k, ROOT_TASK, 'umount', '/m', 0))).toBe('task 1 (sh) has its working directory in it');
    root(k, 'chdir', '/');
    const fd = root(k, 'open', '/m/f', 0o101, 0o644) as number;
    expect(because(sys(k, ROOT_TASK, 'umount', '/m', 0))).toBe('task 1 (sh) has a file in it open as descriptor 0');
    root(k, 'close', fd);
    mount('/m/a');
    expect(because(sys(k, ROOT_TASK, 'umount', '/m', 0))).toBe('/m/a is mounted below');
    expect(root(k, 'umount', '/m/a', 0)).toBe(0);
    expect(root(k, 'umount', '/m', 0)).toBe(0);
    expect(k.state.mounts.size).toBe(5);
  });

  test('a dying task keeps nothing busy', () => {
    mount('/m');
    nobody(k, 'chdir', '/m');
    expect(root(k, 'umount', '/m', 0)).toBe('EBUSY');
    k.state.tasks.exiting[3] = 1;
    expect(root(k, 'umount', '/m', 0)).toBe(0);
  });

  test('MNT_DETACH takes it away at once; the file system ends with its last user', () => {
    mount('/m');
    store(k, '/m/f', 'x');
    const superblocks = k.state.superblocks.size;
    const fd = root(k, 'open', '/m/f', 0, 0) as number;
    nobody(k, 'chdir', '/m');
    expect(root(k, 'umount', '/m', MNT_DETACH)).toBe(0);
    expect(names(k, '/m')).toEqual([]);
    expect(lineOf('/m')).toBeUndefined();
    expect(root(k, 'read', fd, 10)).toBe('x');
    expect(nobody(k, 'getcwd')).toBe('(unreachable)');
    root(k, 'close', fd);
    expect(k.state.superblocks.size).toBe(superblocks);
    nobody(k, 'chdir', '/');
    expect(k.state.superblocks.size).toBe(superblocks - 1);
    expect(k.state.mounts.size).toBe(5);
  });
});
