import {beforeEach, expect, test} from 'vitest';
import {bootFixture, cat, names, root, store} from '../../../testing/kernel-by-hand';
import type {Stat} from '../../abi';
import type {Kernel} from '../../kernel';

let k: Kernel;
beforeEach(() => {
  k = bootFixture();
});

test('any bytes but a slash make a name, also those that JavaScript knows', () => {
  for (const name of ['__proto__', 'constructor', 'toString', '7', 'two\nlines']) {
    expect(root(k, 'stat', `/tmp/${name}`, true)).toBe('ENOENT');
    expect(store(k, `/tmp/${name}`, name)).toBe(name.length);
    expect(cat(k, `/tmp/${name}`)).toBe(name);
  }
  k.state.inodes.share();
  store(k, '/tmp/after', '');
  expect(names(k, '/tmp').sort()).toEqual(['7', '__proto__', 'after', 'constructor', 'toString', 'two\nlines']);
  expect(root(k, 'unlink', '/tmp/__proto__')).toBe(0);
  expect(root(k, 'stat', '/tmp/__proto__', true)).toBe('ENOENT');
});

test('a write in the middle replaces, one behind the end fills the gap with zeros', () => {
  store(k, '/tmp/f', 'abcdef');
  const fd = root(k, 'open', '/tmp/f', 2, 0) as number;
  root(k, 'read', fd, 2);
  root(k, 'write', fd, 'XY');
  expect(cat(k, '/tmp/f')).toBe('abXYef');
  root(k, 'read', fd, 10);
  root(k, 'open', '/tmp/f', 0o1001, 0);
  root(k, 'write', fd, '!');
  expect(cat(k, '/tmp/f')).toBe('\0\0\0\0\0\0!');
});

test('files may fill half of the memory, and give it back', () => {
  const half = 32 * 1024 * 1024;
  expect(store(k, '/tmp/big', 'x'.repeat(half - 1))).toBe(half - 1);
  expect(store(k, '/tmp/more', 'xy')).toBe('ENOSPC');
  expect(store(k, '/tmp/more', 'x')).toBe(1);
  expect(store(k, '/root/other', 'x')).toBe(1);
  root(k, 'unlink', '/tmp/big');
  expect(store(k, '/tmp/more', 'xy')).toBe(2);
  expect((root(k, 'stat', '/tmp/more', true) as Stat).size).toBe(2);
});

test('tmpfs takes the mode of its root as an option; devtmpfs is the same everywhere', () => {
  root(k, 'mount', 'none', '/mnt', 'tmpfs', 0, 'mode=700');
  expect((root(k, 'stat', '/mnt', true) as Stat).mode).toBe(0o700);
  expect(root(k, 'mount', 'none', '/mnt', 'tmpfs', 0, 'size=1m')).toBe('EINVAL');
  root(k, 'mount', 'none', '/mnt', 'devtmpfs', 0, '');
  root(k, 'mkdir', '/dev/ct', 0o755);
  expect(names(k, '/mnt')).toContain('ct');
  root(k, 'umount', '/mnt', 0);
  expect(names(k, '/dev')).toContain('ct');
});
