// Who a task is: user, group, process group; and the small calls about them (kernel/sys.c of 2.6.20).

import {type Fallible, FREE, fail, type Pid} from '../../abi';
import type {Kernel} from '../kernel';

/** setuid(2) of root drops all; others may only go back to what they are. Errors: EPERM. */
export function setuid(k: Kernel, me: Pid, uid: number): Fallible<0> {
  const {euid, uid: real} = k.state.records.get(me);
  if (euid !== 0 && uid !== real) return fail('EPERM', `only root may become user ${uid}`);
  const record = k.state.records.edit(me);
  if (euid === 0) record.uid = uid;
  record.euid = uid;
  return 0;
}

/** setgid(2). Errors: EPERM. */
export function setgid(k: Kernel, me: Pid, gid: number): Fallible<0> {
  const {euid, gid: own} = k.state.records.get(me);
  if (euid !== 0 && gid !== own) return fail('EPERM', `only root may take group ${gid}`);
  k.state.records.edit(me).gid = gid;
  return 0;
}

/** setpgid(2) for the caller or its children; sessions are not modelled. Errors: ESRCH. */
export function setpgid(k: Kernel, me: Pid, pid: Pid, pgrp: Pid): Fallible<0> {
  const {tasks} = k.state;
  const task = pid === 0 ? me : pid;
  const known = task > 0 && task < tasks.capacity && tasks.state[task] !== FREE;
  if (!known || (task !== me && tasks.parent[task] !== me)) {
    return fail('ESRCH', `task ${task} is neither the caller nor its child`);
  }
  tasks.pgrp[task] = pgrp === 0 ? task : pgrp;
  return 0;
}

/** sethostname(2). Errors: EPERM, EINVAL. */
export function sethostname(k: Kernel, me: Pid, name: string): Fallible<0> {
  if (k.state.records.get(me).euid !== 0) return fail('EPERM', 'only root may name the machine');
  if (name.length > 64) return fail('EINVAL', 'a host name has at most 64 bytes');
  k.state.misc.hostname = name;
  return 0;
}
