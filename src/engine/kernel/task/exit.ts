// do_exit: files are closed, containers left, children handed to init, and the task waits as a zombie for its parent.
// A dying task may have to wait for manage_mutex (a container with notify_on_release), so this is a procedure.

import {call, done, procedure, SLEEP} from '../../../base';
import {FREE, type Pid, SIGNALS, ZOMBIE} from '../../abi';
import {CONTAINER_EXIT} from '../container';
import type {Kernel} from '../kernel';
import {lock, unlock} from '../lock';
import {bugOn} from '../panic';
import {closeFile} from '../vfs';
import {channel, wake} from '../wait';
import {dispositionOf, sendSignal} from './signal';
import {addZombie, releaseTask} from './wait';

interface KernelEnv {
  readonly k: Kernel;
  readonly me: Pid;
}
interface ExitFrame {
  status: number;
  signal: number;
}

const INIT = 1;

export const DO_EXIT = procedure<KernelEnv, ExitFrame>('do_exit')({
  exit_files({k, me}) {
    bugOn(me === INIT, 'init exited');
    k.state.tasks.exiting[me] = 1;
    k.generators.delete(me);
    const record = k.state.records.edit(me);
    const open = record.fds;
    record.fds = [];
    record.closeOnExec = [];
    for (const file of open) if (file !== 0) closeFile(k, me, file);
  },
  container_exit() {
    return call(CONTAINER_EXIT, {});
  },
  exit_notify({k, me}, frame) {
    if (!lock(k, me, 'tasklist_lock')) return SLEEP;
    unlock(k, me, 'tasklist_lock');
    const record = k.state.records.edit(me);
    record.exitStatus = frame.status;
    record.exitSignal = frame.signal;
    if ((k.state.tasks.children[me] as number) > 0) forgetOriginalParent(k, me);
    if (k.listeners.trace !== null) k.listeners.trace('task_exit', {task: me, status: frame.status});
    becomeZombie(k, me);
    return done(0);
  },
});

/** Children of a dead parent belong to init; its dead ones are init's to reap. */
function forgetOriginalParent(k: Kernel, me: Pid): void {
  const {tasks} = k.state;
  for (let child = 1; child < tasks.capacity; child++) {
    if (tasks.state[child] === FREE || tasks.parent[child] !== me) continue;
    tasks.parent[child] = INIT;
    (tasks.children[INIT] as number)++;
    if (tasks.state[child] !== ZOMBIE) continue;
    addZombie(k, INIT, child);
    wake(k, channel.child(INIT));
  }
  tasks.children[me] = 0;
  tasks.zombies[me] = 0;
}

function becomeZombie(k: Kernel, me: Pid): void {
  const {tasks} = k.state;
  const parent = tasks.parent[me] as Pid;
  tasks.state[me] = ZOMBIE;
  tasks.pending[me] = 0;
  tasks.burn[me] = 0;
  if (parent === 0 || dispositionOf(k, parent, SIGNALS.CHLD) === 'ignore') {
    releaseTask(k, me);
    if (parent !== 0) wake(k, channel.child(parent));
    return;
  }
  addZombie(k, parent, me);
  wake(k, channel.child(parent));
  if (dispositionOf(k, parent, SIGNALS.CHLD) === 'catch') sendSignal(k, parent, SIGNALS.CHLD);
}
