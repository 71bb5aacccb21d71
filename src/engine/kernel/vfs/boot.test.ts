import {expect, test} from 'vitest';
import {bootFixture, cat, names} from '../../../testing/kernel-by-hand';

test('a fresh kernel has the file tree of a machine', () => {
  const k = bootFixture();
  expect(names(k, '/')).toEqual(
    expect.arrayContaining(['bin', 'dev', 'etc', 'mnt', 'proc', 'root', 'sbin', 'sys', 'tmp', 'usr']),
  );
  expect(names(k, '/bin')).toEqual(['sh']);
  expect(names(k, '/dev')).toEqual(['null', 'zero', 'urandom', 'tty', 'console']);
  expect(cat(k, '/etc/hostname')).toBe('guest\n');
});
