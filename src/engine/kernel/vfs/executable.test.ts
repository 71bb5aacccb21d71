import {expect, test} from 'vitest';
import {bootFixture, NOBODY_TASK, ROOT_TASK, root, store} from '../../../testing/kernel-by-hand';
import {failed} from '../../abi';
import {readExecutable} from '..';

test('an executable is a program of the machine or a script that names its interpreter', () => {
  const k = bootFixture();
  const look = (path: string, me = ROOT_TASK) => {
    const found = readExecutable(k, me, path);
    return failed(found) ? found.errno : found;
  };
  expect(look('/bin/sh')).toEqual({program: 'sh'});
  store(k, '/tmp/script', '#! /bin/sh  -e x \necho hi\n');
  expect(look('/tmp/script')).toBe('EACCES');
  root(k, 'chmod', '/tmp/script', 0o755);
  expect(look('/tmp/script')).toEqual({interpreter: '/bin/sh', argument: '-e x'});
  store(k, '/tmp/script', '#!/bin/sh');
  expect(look('/tmp/script')).toEqual({interpreter: '/bin/sh', argument: ''});
  store(k, '/tmp/script', 'echo no first line\n');
  expect(look('/tmp/script')).toBe('ENOEXEC');
  root(k, 'chmod', '/tmp/script', 0o744);
  expect(look('/tmp/script', NOBODY_TASK)).toBe('EACCES');
  expect(look('/tmp')).toBe('EACCES');
  expect(look('/bin/none')).toBe('ENOENT');
});
