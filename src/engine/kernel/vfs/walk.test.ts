import {beforeEach, describe, expect, test} from 'vitest';
import {bootFixture, cat, nobody, root, store} from '../../../testing/kernel-by-hand';
import type {Stat} from '../../abi';
import type {Kernel} from '..';

let k: Kernel;
beforeEach(() => {
  k = bootFixture();
  root(k, 'mkdir', '/a', 0o777);
  root(k, 'mkdir', '/a/b', 0o777);
  store(k, '/a/b/f', 'text');
});

const inoOf = (path: string) => {
  const {ino, dev} = root(k, 'stat', path, true) as Stat;
  return `${dev}:${ino}`;
};

describe('a path walk', () => {
  test('takes dots, double slashes and ".." above the root for what they are', () => {
    expect(cat(k, '//a/./b/../b//f')).toBe('text');
    expect(inoOf('/../../a')).toBe(inoOf('/a'));
    expect(inoOf('/')).toBe(inoOf('/a/..'));
  });

  test('starts at the working directory when the path does not begin with a slash', () => {
    expect(root(k, 'chdir', '/a')).toBe(0);
    expect(cat(k, 'b/f')).toBe('text');
    expect(root(k, 'chdir', 'b')).toBe(0);
    expect(root(k, 'getcwd')).toBe('/a/b');
  });

  test('refuses what is missing, not a directory, empty or too long', () => {
    expect(cat(k, '/a/x')).toBe('ENOENT');
    expect(cat(k, '/a/x/y')).toBe('ENOENT');
    expect(cat(k, '/a/b/f/g')).toBe('ENOTDIR');
    expect(cat(k, '/a/b/f/')).toBe('ENOTDIR');
    expect(cat(k, '')).toBe('ENOENT');
    expect(cat(k, `/${'n'.repeat(256)}`)).toBe('ENAMETOOLONG');
    expect(cat(k, '/a'.repeat(2048))).toBe('ENAMETOOLONG');
    expect(root(k, 'mkdir', `/a/${'n'.repeat(255)}`, 0o755)).toBe(0);
  });

  test('crosses a mountpoint downwards and upwards', () => {
    expect(root(k, 'mount', 'none', '/a/b', 'tmpfs', 0, '')).toBe(0);
    expect(cat(k, '/a/b/f')).toBe('ENOENT');
    root(k, 'mkdir', '/a/b/c', 0o755);
    expect(inoOf('/a/b/c/../..')).toBe(inoOf('/a'));
    root(k, 'chdir', '/a/b/c');
    expect(root(k, 'getcwd')).toBe('/a/b/c');
    root(k, 'chdir', '../..');
    expect(root(k, 'getcwd')).toBe('/a');
  });

  test('goes through two mounts on one directory', () => {
    root(k, 'mount', 'one', '/a', 'tmpfs', 0, '');
    root(k, 'mount', 'two', '/a', 'tmpfs', 0, '');
    store(k, '/a/upper', 'x');
    expect(inoOf('/a/..')).toBe(inoOf('/'));
    expect(root(k, 'umount', '/a', 0)).toBe(0);
    expect(cat(k, '/a/upper')).toBe('ENOENT');
    root(k, 'umount', '/a', 0);
    expect(cat(k, '/a/b/f')).toBe('text');
  });

  test('follows symbolic links on the way always, at the end when asked', () => {
    root(k, 'symlink', 'b/f', '/a/link');
    root(k, 'symlink', '/a', '/dir');
    expect(cat(k, '/dir/link')).toBe('text');
    expect((root(k, 'stat', '/a/link', false) as Stat).kind).toBe('symlink');
    expect((root(k, 'stat', '/a/link', true) as Stat).kind).toBe('file');
    expect((root(k, 'stat', '/dir/', false) as Stat).kind).toBe('dir');
    expect(root(k, 'readlink', '/a/link')).toBe('b/f');
    expect(root(k, 'readlink', '/a')).toBe('EINVAL');
  });

  test('gives up after 40 symbolic links', () => {
    root(k, 'symlink', '/loop', '/loop');
    expect(cat(k, '/loop')).toBe('ELOOP');
    for (let i = 1; i <= 41; i++) root(k, 'symlink', i === 1 ? '/a/b/f' : `/l${i - 1}`, `/l${i}`);
    expect(cat(k, '/l40')).toBe('text');
    expect(cat(k, '/l41')).toBe('ELOOP');
  });

  test('creates the target of a dangling link', () => {
    root(k, 'symlink', '/a/new', '/dangling');
    expect(store(k, '/dangling', 'made')).toBe(4);
    expect(cat(k, '/a/new')).toBe('made');
  });

  test('needs search permission on every directory, which root always has', () => {
    root(k, 'chmod', '/a', 0o700);
    expect(cat(k, '/a/b/f', 3)).toBe('EACCES');
    expect(cat(k, '/a/b/f')).toBe('text');
    root(k, 'chmod', '/a', 0o711);
    expect(cat(k, '/a/b/f', 3)).toBe('text');
    expect(nobody(k, 'readdir', '/a')).toBe('EACCES');
    expect(nobody(k, 'chdir', '/root')).toBe('EACCES');
  });

  test('finds nothing from a directory that was removed', () => {
    root(k, 'mkdir', '/gone', 0o755);
    root(k, 'chdir', '/gone');
    expect(root(k, 'rmdir', '/gone')).toBe(0);
    expect(root(k, 'getcwd')).toBe('ENOENT');
    expect(cat(k, 'x')).toBe('ENOENT');
    expect(store(k, 'x', 'y')).toBe('ENOENT');
    expect(root(k, 'chdir', '/')).toBe(0);
  });
});
