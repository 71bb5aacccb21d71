import {describe, expect, it} from 'vitest';
import {type SmallKernelOptions, smallKernel} from '../../../testing/small-kernel';
import {countMembers} from './membership';

function bare(options: SmallKernelOptions = {}) {
  const m = smallKernel(options);
  for (const path of ['/a', '/b', '/d', '/e']) m.call('mkdir', path, 0o755);
  const mount = (where: string, words: string, fstype = 'container') =>
    m.errno('mount', 'none', where, fstype, 0, words);
  return {m, mount};
}

describe('mount options of a container mount', () => {
  it.each([
    ['cpuset,nosuch', 'ENOENT'],
    ['cpuset,', 'EINVAL'],
    [',cpuset', 'EINVAL'],
    ['cpuset,,cpuacct', 'EINVAL'],
    ['none,name=x', 'ENOENT'],
    ['cpuset,cpuset', ''],
    ['all', ''],
    ['', ''],
  ])('"%s" answers "%s"', (words, errno) => {
    const {m, mount} = bare();
    expect(mount('/a', words)).toBe(errno);
    expect(m.k.state.misc.locks.manage_mutex).toBe(0);
  });
});

describe('mount options of a cgroup mount', () => {
  const long = 'x'.repeat(64);
  it.each([
    ['bogus', 'EINVAL'],
    ['cpuset,bogus', 'EINVAL'],
    ['cpuset,,cpuacct', ''],
    ['none', 'EINVAL'],
    ['none,cpuacct', 'EINVAL'],
    ['none,cpuacct,name=x', 'EINVAL'],
    ['all,cpuacct', 'EINVAL'],
    ['all,none', 'EINVAL'],
    ['name=x', 'EINVAL'],
    ['none,name=', 'EINVAL'],
    ['none,name=a/b', 'EINVAL'],
    ['none,name=a b', 'EINVAL'],
    ['none,name=a,name=b', 'EINVAL'],
    [`none,name=${long}`, 'EINVAL'],
    [`none,name=${long.slice(1)}`, ''],
    ['none,name=a_b-c.D9', ''],
    ['cpuacct,noprefix', 'EINVAL'],
    ['cpuset,noprefix', ''],
    ['cpuset,release_agent=/x,release_agent=/y', 'EINVAL'],
    ['numtasks', 'EINVAL'],
  ])('"%s" answers "%s"', (words, errno) => {
    expect(bare().mount('/a', words, 'cgroup')).toBe(errno);
  });

  it('match a hierarchy by name and by set', () => {
    const {mount} = bare();
    expect(mount('/a', 'cpuacct,name=acct', 'cgroup')).toBe('');
    expect(mount('/b', 'cpuacct', 'cgroup')).toBe('');
    expect(mount('/d', 'name=acct', 'cgroup')).toBe('');
    expect(mount('/e', 'cpuacct,name=other', 'cgroup')).toBe('EBUSY');
    expect(mount('/e', 'cpuset,name=acct', 'cgroup')).toBe('EBUSY');
    expect(mount('/e', 'none,name=acct', 'cgroup')).toBe('EBUSY');
  });
});

describe('a subsystem', () => {
  it('bound by one set is busy for every other, in both dialects', () => {
    const {m, mount} = bare();
    expect(mount('/a', 'cpuset,cpuacct')).toBe('');
    expect(mount('/b', 'cpuset')).toBe('EBUSY');
    expect(m.because).toBe('subsystem cpuset is bound to container hierarchy 1 (cpuacct, cpuset)');
    expect(mount('/b', 'all')).toBe('EBUSY');
    expect(mount('/b', 'cpuset', 'cgroup')).toBe('EBUSY');
    expect(mount('/b', 'cpuacct,cpuset')).toBe('');
    m.call('mkdir', '/a/g', 0o755);
    expect(m.call('stat', '/b/g', true)).toMatchObject({kind: 'dir'});
  });

  it('keeps its root state through mount and umount', () => {
    const {m, mount} = bare();
    const cpuacct = m.k.callbacks.chargeTime[0];
    cpuacct?.hooks?.chargeTime?.(m.k, 1, 7);
    mount('/a', 'cpuacct');
    expect(m.read('/a/cpuacct.usage')).toBe('7');
    cpuacct?.hooks?.chargeTime?.(m.k, 1, 5);
    m.call('umount', '/a', 0);
    mount('/b', 'cpuset,cpuacct');
    expect(m.read('/b/cpuacct.usage')).toBe('12');
  });
});

describe('hierarchies', () => {
  it('of V6 fill a static array, those of the cgroup dialect do not', () => {
    const {m, mount} = bare({debug: 2});
    expect(['cpuset', 'cpuacct', 'debug1'].map((name, at) => mount(['/a', '/b', '/d'][at] as string, name))).toEqual([
      '',
      '',
      '',
    ]);
    expect(mount('/e', 'debug2')).toBe('ENOSPC');
    expect(m.because).toBe('all 3 hierarchies that this kernel has room for are active');
    for (let i = 0; i < 20; i++) {
      m.call('mkdir', `/n${i}`, 0o755);
      expect(mount(`/n${i}`, `none,name=n${i}`, 'cgroup')).toBe('');
    }
    const child = m.fork();
    expect(m.read(`/proc/${child}/cgroup`).split('\n').slice(0, 2)).toEqual(['20:name=n19:/', '19:name=n18:/']);
    expect(m.read(`/proc/${child}/container`)).toBe('cpuset:/\ncpuacct:/\ndebug1:/\n');
    for (const [id, count] of countMembers(m.k)) expect(m.k.state.containers.get(id).count).toBe(count);
  });

  it('with child containers stay when they are unmounted', () => {
    const {m, mount} = bare();
    mount('/a', 'cpuset,cpuacct');
    m.call('mkdir', '/a/g', 0o755);
    expect(m.errno('umount', '/a', 0)).toBe('');
    expect(mount('/a', 'cpuset')).toBe('EBUSY');
    expect(mount('/a', 'cpuset,cpuacct')).toBe('');
    expect(m.call('stat', '/a/g', true)).toMatchObject({kind: 'dir'});
    m.call('rmdir', '/a/g');
    m.call('umount', '/a', 0);
    expect(m.k.state.misc.hierarchies).toEqual([]);
    expect(mount('/a', 'cpuset')).toBe('');
  });

  it('are listed in /proc/containers as V6 did', () => {
    const {m, mount} = bare({maxHierarchies: 3});
    mount('/a', 'cpuset,cpuacct');
    mount('/b', 'cpuacct,cpuset');
    m.call('mkdir', '/a/g', 0o755);
    expect(m.read('/proc/containers')).toBe(
      'Hierarchies:\n0: topcount=1 bits=0 containers=1 ()\n' +
        '1: topcount=3 bits=6 containers=2 (cpuacct, cpuset) s_active=3\n' +
        '2: topcount=1 bits=0 containers=1 ()\n' +
        'Subsystems:\n1: name=cpuset hierarchy=1\n2: name=cpuacct hierarchy=1\n3: name=numtasks hierarchy=0\n',
    );
  });

  it('of the cgroup dialect are listed in /proc/cgroups', () => {
    const {m, mount} = bare();
    mount('/a', 'cpuacct', 'cgroup');
    m.call('mkdir', '/a/g', 0o755);
    expect(m.read('/proc/cgroups')).toMatch(
      /^#subsys_name\thierarchy\tnum_cgroups\tenabled\ncpuset\t0\t1\t1\n(cpu\t.*\n)?cpuacct\t1\t2\t1\n/,
    );
  });
});

describe('remount', () => {
  const REMOUNT = 32;
  it.each([
    [true, 'cpuacct', ''],
    [true, 'nonsense', ''],
    [false, 'cpuacct', 'EBUSY'],
    [false, 'cpuset', ''],
    [false, '', ''],
  ])('of V6 with quirks %s and "%s" answers "%s" and changes nothing', (quirks, words, errno) => {
    const {m, mount} = bare({quirks});
    mount('/a', 'cpuset');
    expect(m.errno('mount', 'none', '/a', 'container', REMOUNT, words)).toBe(errno);
    expect(m.read('/proc/1/container')).toBe('cpuset:/\n');
  });

  it('of the cgroup dialect changes the set while there are no children', () => {
    const {m, mount} = bare();
    mount('/a', 'cpuset', 'cgroup');
    expect(m.errno('mount', 'none', '/a', 'cgroup', REMOUNT, 'cpuacct')).toBe('');
    expect(m.read('/proc/1/cgroup')).toBe('1:cpuacct:/\n');
    expect(m.read('/a/cpuacct.stat')).toContain('user');
    expect(m.read('/a/cpuset.cpus')).toBe('ENOENT');
    m.call('mkdir', '/a/g', 0o755);
    expect(m.errno('mount', 'none', '/a', 'cgroup', REMOUNT, 'cpuset')).toBe('EBUSY');
    expect(m.errno('mount', 'none', '/a', 'cgroup', REMOUNT, 'cpuacct,name=x')).toBe('EINVAL');
  });
});
