// Rules of containers: making, removing and renaming them, their files, and attaching tasks.

import type {ContainerId} from '../../abi';
import * as blockers from '../blockers';
import {type Case, type Fix, first, instead, type Rule} from '../case';
import {contents, emptying} from '../emptying';
import {
  absolute,
  containerAt,
  controlFile,
  echoed,
  filePath,
  placeAt,
  quoted,
  textOf,
  writtenContainer,
} from '../places';
import {asRoot} from '../privileges';
import {uncovering} from '../unmounting';

const RMDIR = 'V6 3/6, container_rmdir';
const ATTACH = 'V6 3/6, attach_task';
const WRITE = 'V6 3/6, container_file_write';

const path = ({k, refusal}: Case): string => absolute(k, refusal, textOf(refusal, 0));
const own = (c: Case): ContainerId => containerAt(c.k, placeAt(c.k, path(c)));

function emptied(c: Case): Fix {
  const container = own(c);
  const lines = container === 0 ? null : emptying(c.k, container);
  return lines === null || lines.length === 0 ? null : first(lines);
}

const numberIn = (text = ''): number => Number(/\d+/.exec(text)?.[0] ?? 0);

/** The parameter of a debug subsystem that makes a callback fail. */
function parameterOff({words}: Case): Fix {
  const [callback, subsystem] = words;
  return first([echoed(0, `/sys/module/${subsystem}/parameters/${callback}_fails`)]);
}

export const CONTAINER_RULES: readonly Rule[] = [
  {
    source: RMDIR,
    rule: 'A container is removed only when it has no children.',
    texts: ['* has * child container*, among them *'],
    blockers: c => c.k.state.containers.find(own(c))?.children.flatMap(id => blockers.container(c.k, id)) ?? [],
    fix: emptied,
  },
  {
    source: RMDIR,
    rule: 'A container is removed only when no task is in it.',
    texts: ['* holds task *', '* holds * tasks, among them *', '* holds * on the way in or out'],
    blockers: c => (own(c) === 0 ? [] : contents(c.k, own(c))),
    fix: emptied,
  },
  {
    source: RMDIR,
    rule: 'A container is removed only when no subsystem holds a reference to its state.',
    texts: ['* still holds * reference* to *'],
    blockers: c => blockers.file(own(c) === 0 ? '' : controlFile(c.k, own(c), 'references')),
    fix: emptied,
  },
  {
    source: RMDIR,
    rule: 'A top container is there as long as its hierarchy.',
    texts: ['the top container goes with its hierarchy, at umount'],
    blockers: c => (own(c) === 0 ? [] : blockers.container(c.k, own(c))),
    fix: c => {
      const lines = uncovering(c.k, path(c), c.refusal.task);
      return lines === null ? null : first(lines);
    },
  },
  {
    source: 'V6 3/6, container_create',
    rule: 'A container is made below one that is still there.',
    texts: ['the container above was removed', 'the container was removed', '* has no container named *'],
  },
  {
    source: 'fs/namei.c of 2.6.20, may_create',
    rule: 'A name that a container or a control file has cannot be made once more.',
    texts: ['* already has a container named *', '* is the name of a control file of *'],
    blockers: c => blockers.file(path(c)),
  },
  {
    source: 'kernel/cgroup/cgroup.c, cgroup_mkdir',
    rule: 'The name of a cgroup has no newline in it.',
    texts: ['a newline in the name would make /proc unreadable'],
  },
  {
    source: 'V6 1/6, container_rename',
    rule: 'A container gets another name in the same directory, and control files keep theirs.',
    texts: [
      '* can be renamed, but not moved below another container',
      '* is a control file, and only containers are renamed',
      '* already has a *',
    ],
    blockers: c => (own(c) === 0 ? [] : blockers.container(c.k, own(c))),
  },
  {
    source: WRITE,
    rule: 'The files of a removed container answer nothing more, to whoever still has them open.',
    texts: ['the container was removed while its * was open', 'the * state of that container no longer exists'],
  },
  {
    source: 'V6 3/6, container_file_read and container_file_write',
    rule: 'A control file is read and written only where its subsystem has code for that.',
    texts: ['* can be written, but not read', '* can be read, but not written'],
  },
  {
    source: WRITE,
    rule: 'One write to a control file has a largest size.',
    texts: ['* bytes are more than the * that one write may have'],
  },
  {
    source: ATTACH,
    rule: 'What is written to tasks is the pid of a task that is alive.',
    texts: ['no live task has pid *', '"*" is not a pid', 'task * is exiting'],
  },
  {
    source: 'kernel/cgroup/cgroup.c, cgroup_procs_write_start',
    rule: 'kthreadd starts the threads of the kernel, and stays where it is.',
    texts: ['kthreadd, task 2, may not be moved'],
    blockers: c => blockers.task(c.k, 2),
  },
  {
    source: ATTACH,
    rule: 'A task is moved by root, by its owner, or by itself.',
    texts: ['task * belongs to user *, and user * may move only its own tasks'],
    blockers: c => blockers.task(c.k, numberIn(c.words[0])),
    fix: asRoot,
  },
  {
    source: 'this machine: debug subsystems fail when they are told to',
    rule: 'When a subsystem cannot make its state, no container is made.',
    texts: ['* of * fails, because its parameter * is 1'],
    blockers: c => blockers.file(`/sys/module/${c.words[1]}/parameters/${c.words[0]}_fails`),
    fix: parameterOff,
  },
  {
    source: 'this machine: debug subsystems hold references when they are told to',
    rule: 'A debug subsystem holds at most 1000 references.',
    texts: ['at most * references, not *'],
  },
  {
    source: 'kernel/cgroup/cpuacct.c, cpuusage_write',
    rule: 'Cpu time is counted, and can only be set back to 0.',
    texts: ['cpuacct.usage can only be set to 0, not to "*"'],
    fix: c => instead(echoed(0, filePath(c.k, c.refusal))),
  },
  {
    source: 'kernel/cgroup/legacy_freezer.c, freezer_write',
    rule: 'freezer.state takes one of two words.',
    texts: ['freezer.state takes FROZEN or THAWED, not "*"'],
    fix: c => {
      const word = textOf(c.refusal, 1).trim().toUpperCase();
      return /^(FROZEN|THAWED)$/.test(word) ? instead(`echo ${word} > ${quoted(filePath(c.k, c.refusal))}`) : null;
    },
  },
  {
    source: 'kernel/sched/core.c, sched_group_set_shares',
    rule: 'Shares are a weight among siblings, and the top container has none.',
    texts: ['the top container has no siblings'],
    blockers: c => blockers.container(c.k, writtenContainer(c.k, c.refusal)),
  },
  {
    source: 'lib/kstrtox.c, kstrtoull',
    rule: 'A number is decimal, 0x or octal, with nothing around it, and fits into 64 bits.',
    texts: ['* takes a number, not "*"', '* does not fit into 64 bits'],
  },
];
