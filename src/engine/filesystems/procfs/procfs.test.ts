import {beforeEach, describe, expect, test} from 'vitest';
import {maskOf} from '../../../base';
import {bootFixture, cat, names, nobody, ROOT_TASK, root, store} from '../../../testing/kernel-by-hand';
import {SIGNALS, STOPPED, type Stat, ZOMBIE} from '../../abi';
import type {Kernel, Subsystem} from '../../kernel';
import {hexMask} from './status';

const SUBSYSTEM: Subsystem = {
  name: 'zoo',
  id: 9,
  about: 'A subsystem for this test.',
  dialects: ['container'],
  create: () => null,
  files: () => [],
  procFile: {name: 'zoo', read: (_k, task) => `cage of ${task}\n`},
  hooks: {allowedNodes: (_k, task) => maskOf(task === ROOT_TASK ? [0, 1] : [1])},
};

let k: Kernel;
beforeEach(() => {
  k = bootFixture([SUBSYSTEM]);
});
const field = (path: string, name: string) =>
  (cat(k, path) as string)
    .split('\n')
    .find(line => line.startsWith(`${name}:`))
    ?.slice(name.length + 2);

describe('/proc', () => {
  test('lists the machine and its tasks, pids ascending', () => {
    const all = names(k, '/proc');
    expect(all.filter(name => /^\d+$/.test(name))).toEqual(['1', '3']);
    expect(all).toEqual(expect.arrayContaining(['containers', 'cgroups', 'cpuinfo', 'mounts', 'self', 'uptime']));
    for (const name of ['01', '0', '4', 'x', '-1', '1.0', '99999999']) {
      expect(root(k, 'stat', `/proc/${name}`, true)).toBe('ENOENT');
    }
  });

  test('self is whoever looks', () => {
    expect(root(k, 'readlink', '/proc/self')).toBe('1');
    expect(nobody(k, 'readlink', '/proc/self')).toBe('3');
    expect(cat(k, '/proc/self/zoo', 3)).toBe('cage of 3\n');
    expect(cat(k, '/proc/self/mounts')).toBe(cat(k, '/proc/mounts'));
  });

  test('tells the machine truthfully', () => {
    k.state.misc.tick = 12345;
    k.state.cpus.idle.set([12345, 0, 345, 10]);
    expect(cat(k, '/proc/uptime')).toBe('12.34 12.70\n');
    expect(cat(k, '/proc/stat')).toMatch(/^cpu {2}3668 0 0 1270 0 0 0 0\ncpu0 0 0 0 1234 .*\ncpu1 1234 0 0 0 /);
    expect(cat(k, '/proc/meminfo')).toBe('MemTotal:        65536 kB\n');
    expect(cat(k, '/proc/filesystems')).toContain('nodev\ttmpfs\n');
    expect((cat(k, '/proc/cpuinfo') as string).match(/^processor\t: \d$/gm)).toHaveLength(4);
    expect(cat(k, '/proc/version')).toMatch(/^Linux version 2\.6\.20/);
  });
});

describe('/proc/PID', () => {
  test('status names the task, its state, users, masks', () => {
    expect(field('/proc/1/status', 'Name')).toBe('sh');
    expect(field('/proc/1/status', 'State')).toBe('R (running)');
    k.state.tasks.state[3] = STOPPED;
    expect(field('/proc/3/status', 'State')).toBe('T (stopped)');
    expect(field('/proc/3/status', 'Uid')).toBe('65534\t65534\t65534\t65534');
    k.state.tasks.allowedLow[3] = 0b1010;
    expect(field('/proc/3/status', 'Cpus_allowed')).toBe('a');
    expect(field('/proc/3/status', 'Cpus_allowed_list')).toBe('1,3');
    expect(field('/proc/3/status', 'Mems_allowed_list')).toBe('1');
    expect(field('/proc/1/status', 'Mems_allowed_list')).toBe('0-1');
    k.state.tasks.pending[3] = 1 << SIGNALS.TERM;
    expect(field('/proc/3/status', 'ShdPnd')).toBe('0000000000004000');
    expect(field('/proc/3/status', 'SigPnd')).toBe('0000000000000000');
  });

  test('masks print as wide as the machine', () => {
    expect(hexMask(maskOf([0, 5]), 8)).toBe('21');
    expect(hexMask(maskOf([33]), 40)).toBe('02,00000000');
  });

  test('stat has its fields where programs look for them', () => {
    k.state.tasks.utime[1] = 250;
    const fields = (cat(k, '/proc/1/stat') as string).trim().split(' ');
    expect(fields).toHaveLength(52);
    expect([fields[0], fields[1], fields[2], fields[4], fields[13]]).toEqual(['1', '(sh)', 'R', '1', '25']);
  });

  test('cmdline, comm, cwd, exe and what is open', () => {
    expect(cat(k, '/proc/1/cmdline')).toBe('sh\0-c\0a b\0');
    expect(cat(k, '/proc/1/comm')).toBe('sh\n');
    root(k, 'chdir', '/tmp');
    expect(root(k, 'readlink', '/proc/1/cwd')).toBe('/tmp');
    expect(root(k, 'readlink', '/proc/1/exe')).toBe('/bin/sh');
    root(k, 'open', '/etc/passwd', 0, 0);
    root(k, 'pipe');
    expect(names(k, '/proc/1/fd')).toEqual(['0', '1', '2']);
    expect(root(k, 'readlink', '/proc/self/fd/0')).toBe('/etc/passwd');
    expect(root(k, 'readlink', '/proc/1/fd/1')).toMatch(/^pipe:\[\d+\]$/);
    expect(root(k, 'readlink', '/proc/1/fd/5')).toBe('ENOENT');
    expect(root(k, 'chdir', '/proc/1/fd')).toBe(0);
    expect(root(k, 'getcwd')).toBe('/proc/1/fd');
  });

  test('belongs to its user; strangers see neither its files nor its directory', () => {
    expect(root(k, 'stat', '/proc/3', true) as Stat).toMatchObject({kind: 'dir', uid: 65534, mode: 0o555});
    expect(nobody(k, 'readlink', '/proc/1/cwd')).toBe('EACCES');
    expect(nobody(k, 'readdir', '/proc/1/fd')).toBe('EACCES');
    expect(nobody(k, 'readlink', '/proc/3/cwd')).toBe('/');
    expect(cat(k, '/proc/1/status', 3)).toContain('Pid:\t1\n');
    expect(store(k, '/proc/1/comm', 'x', ROOT_TASK, 1)).toBe('EINVAL');
  });

  test('of a zombie keeps only its name', () => {
    k.state.tasks.state[3] = ZOMBIE;
    expect(field('/proc/3/status', 'State')).toBe('Z (zombie)');
    expect(cat(k, '/proc/3/cmdline')).toBe('');
    expect(root(k, 'readlink', '/proc/3/cwd')).toBe('ENOENT');
  });

  test('is gone with its task, for open descriptors as well', () => {
    const fd = root(k, 'open', '/proc/3/status', 0, 0) as number;
    k.state.records.remove(3);
    expect(cat(k, '/proc/3/status')).toBe('ENOENT');
    expect(root(k, 'read', fd, 10)).toBe('ESRCH');
    expect(root(k, 'close', fd)).toBe(0);
  });
});
