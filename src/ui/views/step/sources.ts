// What the steps of the kernel's operations do, in one short line each, and where they are written: the patch of the V6 mail
// (22 Dec 2006) or a file of 2.6.20.

import type {OperationSlice} from '../../../protocol';

const SOURCES: Readonly<Record<string, string>> = {
  attach_task: 'V6 3/6, kernel/container.c',
  container_file_write: 'V6 3/6, kernel/container.c',
  container_exit: 'V6 3/6, kernel/container.c',
  container_get_sb: 'V6 3/6, kernel/container.c',
  do_fork: 'kernel/fork.c of 2.6.20',
  do_exit: 'kernel/exit.c of 2.6.20',
  do_new_mount: 'fs/namespace.c of 2.6.20',
  do_remount: 'fs/namespace.c of 2.6.20',
  pipe_write: 'fs/pipe.c of 2.6.20',
};

const MEANINGS: Readonly<Record<string, string>> = {
  'attach_task take_manage_mutex': 'waits until no other container changes',
  'attach_task find_task': 'looks the pid up under tasklist_lock; whose task it is',
  'attach_task subsystem_can_attach': 'asks a bound subsystem',
  'attach_task take_callback_mutex': 'the change itself begins',
  'attach_task task_lock': 'nobody else may read or copy the pointers of the task',
  'attach_task switch_pointer': 'the task points to the new container; then attach() of each subsystem',
  'attach_task synchronize_rcu': 'waits until every reader of the old pointer is done',
  'attach_task put_old': 'the old container counts one less',
  'attach_task unlock': 'gives manage_mutex back',
  'attach_task release_agent': 'starts the release agent, if the old container became free',
  'do_fork copy_process': 'makes the row of the child',
  'do_fork task_lock': 'takes callback_mutex, if a subsystem has a fork callback, and task_lock of the parent',
  'do_fork container_fork': 'copies the pointers of the parent, in all hierarchies at once',
  'do_fork write_lock_irq': 'takes tasklist_lock to put the child on the list',
  'do_fork wake_up_new_task': 'the child is listed and can run',
  'do_exit exit_files': 'closes its files',
  'do_exit container_exit': 'leaves its containers',
  'do_exit exit_notify': 'becomes a zombie, and its parent hears of it',
  'container_file_write take_manage_mutex': 'waits until no other container changes',
  'container_file_write take_callback_mutex': 'the change itself begins',
  'container_file_write write': 'the file takes the text, or refuses it',
  'container_file_write unlock': 'gives the locks back',
  'container_get_sb take_manage_mutex': 'waits until no container changes',
  'container_get_sb find_hierarchy': 'looks for a hierarchy with this very set, and for what stands in the way',
  'container_get_sb take_callback_mutex': 'the change itself begins',
  'container_get_sb enter_top_container':
    'every task points to the new top container, which takes over the root states',
  'container_get_sb synchronize_rcu': 'waits until every reader of the old pointers is done',
  'container_get_sb unlock': 'gives manage_mutex back',
  'container_exit leave_containers': 'exit callbacks, then every hierarchy is left',
};

export const sourceOf = ({op}: OperationSlice): string => SOURCES[op] ?? '';

export const meaningOf = ({op, steps, at}: OperationSlice): string => MEANINGS[`${op} ${steps[at] ?? ''}`] ?? '';
