import {describe, expect, it} from 'vitest';
import {type SmallKernelOptions, smallKernel} from '../../../testing/small-kernel';

const USER = 1000;

function mounted(fstype: 'container' | 'cgroup', options: SmallKernelOptions = {}) {
  const m = smallKernel(options);
  m.call('mkdir', '/c', 0o755);
  const mount = m.begin(1, 'mount', 'none', '/c', fstype, 0, 'cpuacct');
  while (mount.step() !== 'done') if (mount.at === 'synchronize_rcu') m.k.state.misc.tick++;
  m.call('mkdir', '/c/a', 0o755);
  m.call('mkdir', '/c/b', 0o755);
  const task = m.fork();
  const zombie = m.fork();
  m.exit(zombie);
  const stranger = m.fork();
  m.callAs(stranger, 'setgid', USER);
  m.callAs(stranger, 'setuid', USER);
  m.call('chmod', '/c/a/tasks', 0o666);
  return {...m, m, task, zombie, stranger};
}

describe.each(['container', 'cgroup'] as const)('a write to tasks (%s)', fstype => {
  const v6 = fstype === 'container';
  const cases: readonly [what: string, text: (pids: {task: number; zombie: number}) => string, errno: string][] = [
    ['a pid', ({task}) => `${task}\n`, ''],
    ['a pid without newline', ({task}) => `${task}`, ''],
    ['a pid after blanks', ({task}) => `  ${task}\n`, ''],
    ['a word', () => 'abc\n', v6 ? 'EIO' : 'EINVAL'],
    ['a newline', () => '\n', v6 ? 'EIO' : 'EINVAL'],
    ['two pids', ({task}) => `${task} 1\n`, v6 ? '' : 'EINVAL'],
    ['a pid and a letter', ({task}) => `${task}x\n`, v6 ? '' : 'EINVAL'],
    ['a negative number', () => '-1\n', v6 ? 'ESRCH' : 'EINVAL'],
    ['a hexadecimal number', ({task}) => `0x${task.toString(16)}\n`, v6 ? '' : ''],
    ['a pid that nobody has', () => '99999\n', 'ESRCH'],
    ['a number beyond all pids', () => '99999999999\n', v6 ? 'ESRCH' : 'EINVAL'],
    ['a zombie', ({zombie}) => `${zombie}\n`, v6 ? 'ESRCH' : ''],
    ['kthreadd', () => '2\n', v6 ? '' : 'EINVAL'],
    ['4096 bytes', ({task}) => `${task}${' '.repeat(4096)}`.slice(0, 4096), v6 ? 'E2BIG' : ''],
    ['4097 bytes', ({task}) => `${task}${' '.repeat(4097)}`.slice(0, 4097), 'E2BIG'],
  ];
  it.each(cases)('of %s answers as recorded', (_what, text, errno) => {
    const {m, task, zombie} = mounted(fstype);
    expect(m.write('/c/a/tasks', text({task, zombie}))).toBe(errno);
    expect(m.k.state.misc.locks.manage_mutex).toBe(0);
  });

  it('of 0 moves the writer', () => {
    const {m, task} = mounted(fstype);
    expect(m.write('/c/a/tasks', '0\n', task)).toBe('');
    expect(m.read('/c/a/tasks')).toBe(`${task}\n`);
  });

  it("of another user's task is refused, of one's own is not", () => {
    const {m, task, stranger} = mounted(fstype);
    expect(m.write('/c/a/tasks', `${task}\n`, stranger)).toBe('EACCES');
    expect(m.because).toBe(`task ${task} belongs to user 0, and user 1000 may move only its own tasks`);
    expect(m.write('/c/a/tasks', `${stranger}\n`, stranger)).toBe('');
  });

  it('of a container that was removed meanwhile answers ENODEV', () => {
    const {m} = mounted(fstype);
    const fd = m.call('open', '/c/a/tasks', 1, 0);
    expect(m.errno('rmdir', '/c/a')).toBe('');
    expect(m.errno('write', fd, '1\n')).toBe('ENODEV');
    expect(m.errno('write', fd, 'x'.repeat(5000))).toBe('E2BIG');
  });
});

describe('attach_task', () => {
  it('holds manage_mutex through the grace period, and the old container stays busy until its end', () => {
    const {m, task} = mounted('container', {gracePeriod: 10});
    const fd = m.call('open', '/c/a/tasks', 1, 0);
    const attach = m.begin(1, 'write', fd, `${task}\n`);
    while (attach.step() === 'stepped');
    expect(attach.at).toBe('synchronize_rcu');
    expect(m.k.state.misc.locks).toEqual({manage_mutex: 1, callback_mutex: 0, tasklist_lock: 0});
    expect(m.read(`/proc/${task}/container`)).toBe('cpuacct:/a\n');
    const mkdir = m.begin(task, 'mkdir', '/c/x', 0o755);
    expect(mkdir.step()).toBe('asleep');
    m.k.state.misc.tick += 10;
    while (attach.step() === 'stepped');
    expect(attach.result).toBe(`${task}\n`.length);
    expect(m.k.state.misc.locks.manage_mutex).toBe(0);
  });

  it('finds nobody when the task died while manage_mutex was waited for', () => {
    const {m, task} = mounted('container');
    const fd = m.call('open', '/c/a/tasks', 1, 0);
    m.k.state.misc.locks.manage_mutex = 2;
    const attach = m.begin(1, 'write', fd, `${task}\n`);
    while (attach.step() === 'stepped');
    m.k.state.misc.locks.manage_mutex = 0;
    m.exit(task);
    while (attach.step() === 'stepped');
    expect(attach.result).toMatchObject({errno: 'ESRCH'});
    expect(m.read('/c/a/tasks')).toBe('');
  });

  it('does not move a task that begins to die between the check and the switch', () => {
    const {m, task} = mounted('container');
    const fd = m.call('open', '/c/a/tasks', 1, 0);
    const attach = m.begin(1, 'write', fd, `${task}\n`);
    while (attach.at !== 'take_callback_mutex') attach.step();
    m.exit(task);
    while (attach.step() === 'stepped');
    expect(attach.result).toMatchObject({errno: 'ESRCH'});
    expect(m.k.state.misc.locks.manage_mutex).toBe(0);
    expect(m.errno('rmdir', '/c/a')).toBe('');
  });

  it('to the same container changes no count', () => {
    const {m, task} = mounted('container');
    m.write('/c/a/tasks', `${task}\n`);
    m.write('/c/a/tasks', `${task}\n`);
    expect(m.read('/c/a/tasks')).toBe(`${task}\n`);
    m.write('/c/b/tasks', `${task}\n`);
    expect(m.errno('rmdir', '/c/a')).toBe('');
  });

  it('that a subsystem refuses changes nothing, and asks again even where the task already is (V6)', () => {
    const m = smallKernel();
    m.call('mkdir', '/c', 0o755);
    m.call('mount', 'none', '/c', 'container', 0, 'cpuset');
    m.call('mkdir', '/c/g', 0o755);
    expect(m.write('/c/g/tasks', '1\n')).toBe('ENOSPC');
    expect(m.because).toBe('cpuset /g has no cpus yet: write its cpus and mems first');
    expect(m.read('/proc/1/container')).toBe('cpuset:/\n');
    expect(m.errno('rmdir', '/c/g')).toBe('');
  });
});
