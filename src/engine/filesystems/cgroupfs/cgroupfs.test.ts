import {describe, expect, it} from 'vitest';
import {smallKernel} from '../../../testing/small-kernel';

function shown(fstype: string, words: string) {
  const m = smallKernel();
  m.call('mkdir', '/c', 0o755);
  m.call('mkdir', '/d', 0o755);
  expect(m.errno('mount', 'none', '/c', fstype, 0, words)).toBe('');
  const line = (target: string) =>
    m
      .read('/proc/mounts')
      .split('\n')
      .find(one => one.includes(` ${target} `));
  return {m, line};
}

describe('/proc/mounts', () => {
  it.each([
    ['cgroup', 'cpuacct,cpuset', 'cgroup rw,relatime,cpuset,cpuacct'],
    ['cgroup', 'none,name=x', 'cgroup rw,relatime,name=x'],
    ['cgroup', 'cpuset,noprefix', 'cgroup rw,relatime,cpuset,noprefix'],
    [
      'cgroup',
      'none,name=x,release_agent=/root/agent,clone_children',
      'cgroup rw,relatime,release_agent=/root/agent,clone_children,name=x',
    ],
    ['cpuset', '', 'cgroup rw,relatime,cpuset,noprefix,release_agent=/sbin/cpuset_release_agent'],
    ['container', 'cpuset,cpuacct', 'container rw,relatime,cpuacct,cpuset'],
  ])('shows a %s mount of "%s"', (fstype, words, expected) => {
    expect(shown(fstype, words).line('/c')).toBe(`none /c ${expected} 0 0`);
  });

  it('shows the options of the first mount for the second as well', () => {
    const {m, line} = shown('cgroup', 'none,name=x,release_agent=/a,clone_children');
    m.call('mount', 'none', '/d', 'cgroup', 0, 'none,name=x,release_agent=/other');
    expect(line('/d')).toBe('none /d cgroup rw,relatime,release_agent=/a,clone_children,name=x 0 0');
  });
});

describe('a directory of the cgroup dialect', () => {
  it('has the modes, links and files that a released kernel gives it', () => {
    const {m} = shown('cgroup', 'cpuacct');
    m.call('mkdir', '/c/a', 0o777);
    expect(m.call('stat', '/c', true)).toMatchObject({mode: 0o555, nlink: 3});
    expect(m.call('stat', '/c/a', true)).toMatchObject({mode: 0o755, nlink: 2});
    expect(m.call('stat', '/c/a/cpuacct.stat', true)).toMatchObject({mode: 0o444});
    const names = (m.call('readdir', '/c') as {name: string}[]).map(({name}) => name);
    expect(names.sort()).toEqual([
      'a',
      'cgroup.clone_children',
      'cgroup.procs',
      'cgroup.sane_behavior',
      'cpuacct.stat',
      'cpuacct.usage',
      'cpuacct.usage_all',
      'cpuacct.usage_percpu',
      'cpuacct.usage_percpu_sys',
      'cpuacct.usage_percpu_user',
      'cpuacct.usage_sys',
      'cpuacct.usage_user',
      'notify_on_release',
      'release_agent',
      'tasks',
    ]);
  });

  it('takes no name with a newline, and shows cpuset files without prefix where asked to', () => {
    const {m} = shown('cpuset', '');
    expect(m.errno('mkdir', '/c/two\nlines', 0o755)).toBe('EINVAL');
    expect(m.read('/c/cpus')).toBe('0-3\n');
    expect(m.read('/c/cpuset.cpus')).toBe('ENOENT');
    expect(m.read('/proc/self/cpuset')).toBe('/\n');
  });
});
