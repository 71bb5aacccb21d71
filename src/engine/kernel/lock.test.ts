// The locks as data: who holds what at which step, and that who wants a lock that is held waits for it.
import {expect, it} from 'vitest';
import {smallKernel} from '../../testing/small-kernel';

/** Two containers, a task to be moved, and an attach of it that stands before the given step. */
function attaching(step: string) {
  const m = smallKernel();
  m.call('mkdir', '/c', 0o755);
  m.call('mount', 'none', '/c', 'container', 0, 'cpuset,cpuacct');
  m.call('mkdir', '/c/a', 0o755);
  m.write('/c/a/cpus', '0');
  m.write('/c/a/mems', '0');
  const task = m.fork();
  const fd = m.call('open', '/c/a/tasks', 1, 0);
  const attach = m.begin(1, 'write', fd, `${task}\n`);
  while (attach.at !== step) expect(attach.step()).toBe('stepped');
  const finish = () => {
    while (attach.step() === 'stepped');
    return attach.result;
  };
  return {m, task, attach, finish, locks: m.k.state.misc.locks, locked: m.k.state.tasks.locked};
}

it.each([
  ['take_manage_mutex', 0, 0, 0],
  ['find_task', 1, 0, 0],
  ['subsystem_can_attach', 1, 0, 0],
  ['task_lock', 1, 1, 0],
  ['switch_pointer', 1, 1, 1],
  ['synchronize_rcu', 1, 0, 0],
  ['release_agent', 0, 0, 0],
])(
  'before %s attach_task holds manage_mutex: %i, callback_mutex: %i, the task lock: %i',
  (step, manage, callback, own) => {
    const {task, locks, locked, finish} = attaching(step);
    expect([locks.manage_mutex, locks.callback_mutex, locked[task], locks.tasklist_lock]).toEqual([
      manage,
      callback,
      own,
      0,
    ]);
    expect(finish()).toBe(2);
    expect(locks).toEqual({manage_mutex: 0, callback_mutex: 0, tasklist_lock: 0});
    expect(locked.every(owner => owner === 0)).toBe(true);
  },
);

it.each([
  ['take_manage_mutex', 0, 0, 0],
  ['find_hierarchy', 1, 0, 0],
  ['take_callback_mutex', 1, 0, 0],
  ['enter_top_container', 1, 1, 0],
  ['synchronize_rcu', 1, 0, 1],
  ['graft_tree', 0, 0, 1],
])(
  'before %s a mount holds manage_mutex: %i, callback_mutex: %i, and tasks are in the new hierarchy: %i',
  (step, manage, callback, entered) => {
    const m = smallKernel();
    const {locks} = m.k.state.misc;
    m.call('mkdir', '/c', 0o755);
    const mount = m.begin(1, 'mount', 'none', '/c', 'container', 0, 'cpuacct');
    while (mount.at !== step) expect(mount.step()).toBe('stepped');
    expect([locks.manage_mutex, locks.callback_mutex, locks.tasklist_lock]).toEqual([manage, callback, 0]);
    expect(m.read('/proc/2/container')).toBe(entered ? 'cpuacct:/\n' : '');
    while (mount.step() === 'stepped');
    expect(mount.result).toBe(0);
  },
);

it('a mount waits while a task forks, and the child is in the new hierarchy with its parent', () => {
  const m = smallKernel();
  m.call('mkdir', '/c', 0o755);
  const fork = m.begin(2, 'fork', null);
  while (fork.at !== 'container_fork') fork.step();
  const mount = m.begin(1, 'mount', 'none', '/c', 'container', 0, 'cpuacct');
  while (mount.step() === 'stepped');
  expect(mount.at).toBe('take_callback_mutex');
  while (fork.step() === 'stepped');
  while (mount.step() === 'stepped');
  expect(m.read('/c/tasks')).toBe(`1\n2\n${fork.result}\n`);
});

it.each([
  ['mkdir', ['/c/new', 0o755]],
  ['rmdir', ['/c/a']],
] as const)('%s waits while a task forks, and holds nothing meanwhile', (nr, args) => {
  const {m, task} = attaching('take_manage_mutex');
  const fork = m.begin(task, 'fork', null);
  while (fork.at !== 'container_fork') fork.step();
  expect(m.begin(2, nr, ...args).step()).toBe('asleep');
  expect(m.k.state.misc.locks).toEqual({manage_mutex: 0, callback_mutex: task, tasklist_lock: 0});
  while (fork.step() === 'stepped');
  expect(m.errno(nr, ...args)).toBe('');
  expect(m.k.state.misc.locks).toEqual({manage_mutex: 0, callback_mutex: 0, tasklist_lock: 0});
});

it('a write to a control file is done under both mutexes, to one of the cgroup dialect under the outer one', () => {
  const {m, task} = attaching('take_manage_mutex');
  m.call('mkdir', '/d', 0o755);
  m.call('mount', 'none', '/d', 'cgroup', 0, 'freezer');
  const fork = m.begin(task, 'fork', null);
  while (fork.at !== 'container_fork') fork.step();
  expect(m.write('/d/notify_on_release', '1')).toBe('');
  const write = m.begin(2, 'write', m.callAs(2, 'open', '/c/a/notify_on_release', 1, 0), '1');
  while (write.step() === 'stepped');
  expect(write.at).toBe('take_callback_mutex');
  expect(m.read('/c/a/notify_on_release')).toBe('0\n');
  while (fork.step() === 'stepped');
  while (write.step() === 'stepped');
  expect(m.read('/c/a/notify_on_release')).toBe('1\n');
  expect(m.k.state.misc.locks).toEqual({manage_mutex: 0, callback_mutex: 0, tasklist_lock: 0});
});

it('a fork waits for callback_mutex when a subsystem has a fork callback, and the child follows its parent', () => {
  const {m, task, finish} = attaching('switch_pointer');
  const fork = m.begin(task, 'fork', null);
  expect(fork.step()).toBe('stepped');
  expect(fork.at).toBe('task_lock');
  expect(fork.step()).toBe('asleep');
  expect(finish()).toBe(2);
  while (fork.step() === 'stepped');
  expect(m.read('/c/a/tasks')).toBe(`${task}\n${fork.result}\n`);
});

it('an attach waits while the task it moves forks, and the child keeps the old container', () => {
  const {m, task, attach} = attaching('take_callback_mutex');
  const fork = m.begin(task, 'fork', null);
  while (fork.at !== 'container_fork') fork.step();
  expect(attach.step()).toBe('asleep');
  expect(m.k.state.misc.locks.callback_mutex).toBe(task);
  while (fork.step() === 'stepped');
  while (attach.step() === 'stepped');
  expect(m.read('/c/a/tasks')).toBe(`${task}\n`);
});

it('nobody is looked up while a fork puts its child on the list', () => {
  const {m, task, attach} = attaching('find_task');
  const fork = m.begin(task, 'fork', null);
  while (fork.at !== 'wake_up_new_task') fork.step();
  expect(m.k.state.misc.locks.tasklist_lock).toBe(task);
  expect(attach.step()).toBe('asleep');
  while (fork.step() === 'stepped');
  expect(attach.step()).toBe('stepped');
});

it('a task that begins to die while its lock is held leaves after the attach, which finds nobody', () => {
  const {m, task, attach} = attaching('switch_pointer');
  const exit = m.begin(task, 'exit', 0);
  while (exit.step() === 'stepped');
  expect(exit.at).toBe('leave_containers');
  while (attach.step() === 'stepped');
  expect(attach.result).toMatchObject({errno: 'ESRCH'});
  while (exit.step() === 'stepped');
  expect(m.read('/c/a/tasks')).toBe('');
  expect(m.errno('rmdir', '/c/a')).toBe('');
});
