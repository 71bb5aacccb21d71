import {beforeEach, expect, test} from 'vitest';
import {bootFixture, cat, names, nobody, root, store} from '../../../testing/kernel-by-hand';
import {fail} from '../../abi';
import type {Kernel, Subsystem} from '../../kernel';

const ZOO: Subsystem = {
  name: 'zoo',
  id: 9,
  about: 'A subsystem for this test.',
  dialects: ['container'],
  create: () => null,
  files: () => [],
  parameters: [
    {
      name: 'cages',
      read: k => `${k.state.misc.parameters['zoo.cages'] ?? 1}\n`,
      write(k, text) {
        if (!/^\d+\n?$/.test(text)) return fail('EINVAL', 'cages are counted');
        k.state.misc.parameters['zoo.cages'] = Number(text);
        return undefined;
      },
    },
  ],
};

let k: Kernel;
beforeEach(() => {
  k = bootFixture([ZOO]);
});

test('a subsystem has a file for each of its parameters, which root may write', () => {
  const path = '/sys/module/zoo/parameters/cages';
  expect(names(k, '/sys/module/zoo/parameters')).toEqual(['cages']);
  expect(cat(k, path)).toBe('1\n');
  expect(store(k, path, '12\n')).toBe(3);
  expect(cat(k, path)).toBe('12\n');
  expect(store(k, path, 'many\n')).toBe('EINVAL');
  expect(nobody(k, 'open', path, 1, 0)).toBe('EACCES');
});

test('cpus and memory nodes of the machine, dealt out in order', () => {
  expect(cat(k, '/sys/devices/system/cpu/online')).toBe('0-3\n');
  expect(cat(k, '/sys/devices/system/node/possible')).toBe('0-1\n');
  expect(cat(k, '/sys/devices/system/node/node1/cpulist')).toBe('2-3\n');
  expect(names(k, '/sys/devices/system/cpu')).toContain('cpu3');
  expect(store(k, '/sys/devices/system/cpu/online', '0', 1, 1)).toBe('EIO');
});

test('its directories are known by their paths, and take mounts but no new names', () => {
  root(k, 'chdir', '/sys/devices/system/cpu/cpu3');
  expect(root(k, 'getcwd')).toBe('/sys/devices/system/cpu/cpu3');
  expect(cat(k, '../online')).toBe('0-3\n');
  expect(root(k, 'mkdir', '/sys/fs/cgroup/a', 0o755)).toBe('EPERM');
  expect(root(k, 'mount', 'cgroup_root', '/sys/fs/cgroup', 'tmpfs', 0, '')).toBe(0);
  expect(root(k, 'mkdir', '/sys/fs/cgroup/a', 0o755)).toBe(0);
});
