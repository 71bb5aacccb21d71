// mkdir, rmdir, rename and the files that cannot be made or removed.
import {describe, expect, it} from 'vitest';
import {smallKernel} from '../../../testing/small-kernel';
import {fail} from '../../abi';
import {cssGet, cssPut} from '.';
import type {Subsystem} from './subsystem';

function tree(fstype: 'container' | 'cgroup' = 'container') {
  const m = smallKernel();
  m.call('mkdir', '/c', 0o755);
  m.call('mount', 'none', '/c', fstype, 0, 'cpuacct');
  for (const path of ['/c/g', '/c/g/x', '/c/busy']) expect(m.errno('mkdir', path, 0o755)).toBe('');
  m.write('/c/busy/tasks', `${m.fork()}\n`);
  return m;
}

type Case = readonly [
  nr: 'mkdir' | 'rmdir' | 'rename' | 'unlink' | 'open' | 'symlink' | 'link',
  args: unknown[],
  errno: string,
];

const CASES: readonly Case[] = [
  ['mkdir', ['/c/new', 0o755], ''],
  ['mkdir', ['/c/g', 0o755], 'EEXIST'],
  ['mkdir', ['/c/tasks', 0o755], 'EEXIST'],
  ['mkdir', ['/c/no/where', 0o755], 'ENOENT'],
  ['rmdir', ['/c/g'], 'EBUSY'],
  ['rmdir', ['/c/busy'], 'EBUSY'],
  ['rmdir', ['/c/g/x'], ''],
  ['rmdir', ['/c/g/none'], 'ENOENT'],
  ['rmdir', ['/c/tasks'], 'ENOTDIR'],
  ['rmdir', ['/c'], 'EBUSY'],
  ['rename', ['/c/g', '/c/h'], ''],
  ['rename', ['/c/g/x', '/c/y'], 'EIO'],
  ['rename', ['/c/tasks', '/c/t'], 'ENOTDIR'],
  ['rename', ['/c/g', '/c/busy'], 'EEXIST'],
  ['rename', ['/c/none', '/c/h'], 'ENOENT'],
  ['unlink', ['/c/tasks'], 'EPERM'],
  ['open', ['/c/foo', 0o101, 0o644], 'EACCES'],
  ['symlink', ['/c/g', '/c/l'], 'EPERM'],
  ['link', ['/c/tasks', '/c/l'], 'EPERM'],
];

describe.each(['container', 'cgroup'] as const)('the tree of a %s mount', fstype => {
  it.each(CASES)('%s %j answers "%s"', (nr, args, errno) => {
    const m = tree(fstype);
    expect(m.errno(nr, ...args)).toBe(errno);
    expect(m.k.state.misc.locks.manage_mutex).toBe(0);
  });
});

describe('rmdir', () => {
  it('names what stands in its way', () => {
    const m = tree();
    m.errno('rmdir', '/c/g');
    expect(m.because).toBe('/g has 1 child container, among them x');
    m.errno('rmdir', '/c/busy');
    expect(m.because).toBe('/busy holds task 3');
  });

  it('waits for nobody who keeps a reference to a state', () => {
    const m = tree();
    const [cpuacct] = m.k.subsystems.filter(({name}) => name === 'cpuacct') as [Subsystem];
    const x = [...m.k.state.containers].find(([, row]) => row.name === 'x')?.[0] ?? 0;
    expect(cssGet(m.k, x, cpuacct)).toBe(0);
    expect(m.errno('rmdir', '/c/g/x')).toBe('EBUSY');
    expect(m.because).toBe('cpuacct still holds 1 reference to /g/x');
    cssPut(m.k, x, cpuacct);
    expect(m.errno('rmdir', '/c/g/x')).toBe('');
    expect(cssGet(m.k, x, cpuacct)).toMatchObject({errno: 'EINVAL'});
  });
});

describe('mkdir', () => {
  it('makes the directory with the creator as owner, and its files too', () => {
    const m = tree();
    m.call('chmod', '/c', 0o777);
    const user = m.fork();
    m.callAs(user, 'setgid', 100);
    m.callAs(user, 'setuid', 1000);
    m.callAs(user, 'umask', 0o027);
    expect(m.callAs(user, 'mkdir', '/c/u', 0o777)).toBe(0);
    expect(m.call('stat', '/c/u', true)).toMatchObject({uid: 1000, gid: 100, mode: 0o750, nlink: 2});
    expect(m.call('stat', '/c/u/tasks', true)).toMatchObject({uid: 1000, mode: 0o644, size: 0});
  });

  it('leaves nothing behind when a subsystem refuses its state', () => {
    const destroyed: number[] = [];
    const base = {about: '', dialects: ['container'] as const, files: () => []};
    const first: Subsystem = {...base, name: 'first', id: 20, create: () => 1, destroy: (_k, id) => destroyed.push(id)};
    const second: Subsystem = {
      ...base,
      name: 'second',
      id: 19,
      create: (k, id) => (k.state.containers.get(id).parent === 0 ? 1 : fail('ENOMEM', 'there is no room')),
    };
    const m = smallKernel({subsystems: [second, first]});
    m.call('mkdir', '/c', 0o755);
    expect(m.errno('mount', 'none', '/c', 'container', 0, 'first,second')).toBe('');
    expect(m.errno('mkdir', '/c/g', 0o755)).toBe('ENOMEM');
    expect(destroyed).toHaveLength(1);
    expect(m.call('readdir', '/c')).toEqual(
      ['release_agent', 'tasks', 'notify_on_release'].map(name => ({name, kind: 'file'})),
    );
    expect(m.errno('umount', '/c', 0)).toBe('');
  });
});

describe('owners', () => {
  it('of control files stay when the directory is given away', () => {
    const m = tree();
    m.call('chown', '/c/g', 1000, -1);
    expect(m.call('stat', '/c/g', true)).toMatchObject({uid: 1000});
    expect(m.call('stat', '/c/g/notify_on_release', true)).toMatchObject({uid: 0});
  });
});

it('a container may lie deeper than a path can name, and then nothing that prints its path does', () => {
  const m = tree();
  m.call('mkdir', '/d', 0o755);
  m.call('mount', 'none', '/d', 'cgroup', 0, 'freezer');
  const name = 'x'.repeat(250);
  for (const top of ['/c', '/d']) {
    expect(m.errno('chdir', top)).toBe('');
    for (let i = 0; i < 17; i++) {
      expect(m.errno('mkdir', name, 0o755)).toBe('');
      expect(m.errno('chdir', name)).toBe('');
    }
    expect(m.errno('getcwd')).toBe('ENAMETOOLONG');
    expect(m.read('/proc/1/cgroup')).toBe('1:freezer:/\n');
    expect(m.write('tasks', '1')).toBe('');
    expect(m.read(top === '/c' ? '/proc/1/container' : '/proc/1/cgroup')).toBe('ENAMETOOLONG');
  }
});

it('nor does the path of a cpuset', () => {
  const m = smallKernel();
  m.call('mkdir', '/c', 0o755);
  m.call('mount', 'none', '/c', 'cgroup', 0, 'cpuset,clone_children');
  m.call('chdir', '/c');
  const name = 'x'.repeat(250);
  for (let i = 0; i < 17; i++) expect([m.errno('mkdir', name, 0o755), m.errno('chdir', name)]).toEqual(['', '']);
  expect(m.write('tasks', '1')).toBe('');
  expect(m.read('/proc/1/cpuset')).toBe('ENAMETOOLONG');
});
