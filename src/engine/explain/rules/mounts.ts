// Rules of mount, remount and umount, and of the options of a hierarchy.

import {type HierarchyId, MS_REMOUNT} from '../../abi';
import {type Kernel, orderedSubsystems} from '../../kernel';
import * as blockers from '../blockers';
import {type Case, type Fix, first, instead, type Rule} from '../case';
import {childless} from '../emptying';
import {absolute, containerAt, mountpointOf, placeAt, quoted, textOf} from '../places';
import {asRoot, rootTypes} from '../privileges';
import {cleared, unmounting, usersOf} from '../unmounting';

const OPTIONS = 'V6 3/6, parse_containerfs_options';
const GET_SB = 'V6 3/6, container_get_sb';

const target = ({k, refusal}: Case): string => absolute(k, refusal, textOf(refusal, refusal.call === 'umount' ? 0 : 1));

const hierarchiesOf = (k: Kernel): readonly HierarchyId[] => k.state.misc.hierarchies;

/** Lines after which a hierarchy is no more; null when that takes more than its umounts. */
function ended(k: Kernel, id: HierarchyId, teller: number): string[] | null {
  const {top, superblock} = k.state.hierarchies.get(id);
  if (k.state.containers.get(top).children.length > 0) return null;
  const mounted = k.state.misc.mounts.filter(mount => k.state.mounts.get(mount).superblock === superblock).length;
  const path = mountpointOf(k, id);
  return path === '' || mounted !== 1 ? null : unmounting(k, path, teller);
}

const hierarchyAt = ({k, refusal}: Case): HierarchyId => {
  const container = containerAt(k, placeAt(k, absolute(k, refusal, textOf(refusal, 1))));
  return container === 0 ? 0 : k.state.containers.get(container).hierarchy;
};

const isRemount = ({refusal}: Case): boolean => (Number(refusal.args[3]) & MS_REMOUNT) !== 0;

/** The hierarchies that bind what a mount asks for; without names it asks for all. */
function boundBy(c: Case): HierarchyId[] {
  const {k, refusal} = c;
  const own = isRemount(c) ? hierarchyAt(c) : 0;
  const asked = textOf(refusal, 4).split(',');
  const {bound} = k.state.misc;
  const named = asked.some(word => word in bound);
  const names = Object.keys(bound).filter(name => !named || asked.includes(name));
  return [...new Set(names.map(name => bound[name] as HierarchyId))].filter(id => id !== 0 && id !== own);
}

/** They end when nothing is in them; else the one that has it all can be seen at the wanted place too. */
function takenOver(c: Case): Fix {
  const {k, refusal} = c;
  const ids = boundBy(c);
  const [id] = ids;
  if (id === undefined || !rootTypes(k) || refusal.call !== 'mount') return null;
  const all = ids.map(one => ended(k, one, refusal.task));
  if (all.every(lines => lines !== null)) return first(all.flat());
  const {dialect, noprefix, name, top} = k.state.hierarchies.get(id);
  const there = placeAt(k, target(c));
  if (isRemount(c) || ids.length > 1 || there === undefined || containerAt(k, there) === top) return null;
  const asked = textOf(refusal, 4).split(',');
  const fits = asked.every(word => orderedSubsystems(k, id).includes(word));
  if (!fits || textOf(refusal, 2) !== dialect || noprefix || name !== '') return null;
  return instead(`mount -t ${dialect} -o ${orderedSubsystems(k, id).join(',')} none ${quoted(target(c))}`);
}

/** The last hierarchy mounted makes room, if it is empty. */
function roomMade({k, refusal}: Case): Fix {
  for (const id of [...hierarchiesOf(k)].reverse()) {
    if (k.state.hierarchies.get(id).dialect !== 'container') continue;
    const lines = ended(k, id, refusal.task);
    if (lines !== null) return first(lines);
  }
  return null;
}

function withoutChildren(c: Case): Fix {
  const id = hierarchyAt(c);
  const lines = id === 0 ? null : childless(c.k, c.k.state.hierarchies.get(id).top);
  return lines === null ? null : first(lines);
}

export const MOUNT_RULES: readonly Rule[] = [
  {
    source: 'fs/namespace.c of 2.6.20, sys_mount and sys_umount',
    rule: 'Only root changes what is mounted.',
    texts: ['only root may change what is mounted, and this is user *'],
    fix: asRoot,
  },
  {
    source: 'fs/filesystems.c of 2.6.20, get_fs_type',
    rule: 'A file system must be known to the kernel; /proc/filesystems lists those that are.',
    texts: ['this kernel has no file system *'],
    blockers: () => blockers.file('/proc/filesystems'),
  },
  {
    source: 'fs/namespace.c of 2.6.20, do_add_mount',
    rule: 'The same file system is not mounted on the same mountpoint twice in a row.',
    texts: ['this very file system is already mounted on *'],
    blockers: c => blockers.file(target(c)),
  },
  {
    source: 'fs/namespace.c of 2.6.20, do_umount and do_remount',
    rule: 'Only a mountpoint can be unmounted or mounted anew.',
    texts: ['nothing is mounted on *'],
  },
  {
    source: 'fs/namespace.c of 2.6.20, do_umount',
    rule: 'A mount that is in use stays: by a mount below it, a working directory or an open file.',
    texts: [
      '* is mounted below',
      'task * (*) has its working directory in it',
      'task * (*) has a file in it open as descriptor *',
      'a file in it is open',
    ],
    blockers: c => usersOf(c.k, target(c)),
    fix: c => cleared(c.k, target(c), c.refusal.task),
  },
  {
    source: 'fs/namespace.c of 2.6.20, do_umount',
    rule: 'The root file system is never unmounted.',
    texts: ['the root file system stays mounted'],
  },
  {
    source: 'fs/file_table.c of 2.6.20, fs_may_remount_ro',
    rule: 'A mount becomes read-only only when nobody has a file in it open for writing.',
    texts: ['a file below * is open for writing'],
    blockers: c => usersOf(c.k, target(c)),
  },
  {
    source: GET_SB,
    rule: 'A subsystem is in one hierarchy at a time, and a hierarchy keeps the set it was made with.',
    texts: ['subsystem * is bound to *'],
    blockers: c => boundBy(c).flatMap(id => blockers.hierarchy(c.k, id)),
    fix: takenOver,
  },
  {
    source: GET_SB,
    rule: 'The kernel is built for a fixed number of hierarchies, CONFIG_MAX_CONTAINER_HIERARCHIES.',
    texts: ['all * hierarchies that this kernel has room for are active'],
    blockers: c => hierarchiesOf(c.k).flatMap(id => blockers.hierarchy(c.k, id)),
    fix: roomMade,
  },
  {
    source: 'kernel/cgroup/cgroup-v1.c, cgroup1_get_tree',
    rule: 'A name stands for one hierarchy and its set of subsystems.',
    texts: [
      '* is the name of *, which binds another set',
      'no hierarchy is named *, and a new one needs subsystems or none',
    ],
    blockers: c => {
      const id = hierarchiesOf(c.k).find(one => c.k.state.hierarchies.get(one).name === c.words[0]);
      return id === undefined ? [] : blockers.hierarchy(c.k, id);
    },
  },
  {
    source: OPTIONS,
    rule: 'The options of a container mount are names of subsystems that no other option contradicts.',
    texts: [
      'the list of subsystems has an empty entry',
      '* is not a subsystem or option that a * mount knows',
      'release_agent= names no file',
      'release_agent= is given twice',
    ],
  },
  {
    source: 'kernel/cgroup/cgroup-v1.c, check_cgroupfs_options',
    rule: 'all, none, noprefix and name= go together only where that makes sense, and a name is short and plain.',
    texts: [
      'name= is given twice',
      'the name of a hierarchy may not be empty',
      'the name has * bytes, and * fit',
      'the name * has more than letters, digits, ".", "_", "-"',
      'all cannot be combined with *',
      'none cannot be combined with *',
      'a hierarchy without subsystems needs a name',
      'noprefix is for cpuset alone, not for *',
    ],
  },
  {
    source: 'V6 3/6, container_ops: it has no remount',
    rule: 'A hierarchy keeps the subsystems that it was mounted with.',
    texts: ['the hierarchy binds *, and a remount cannot change that'],
    blockers: c => blockers.hierarchy(c.k, hierarchyAt(c)),
  },
  {
    source: 'kernel/cgroup/cgroup-v1.c, cgroup1_reconfigure',
    rule: 'A remount changes neither the name of a hierarchy nor noprefix.',
    texts: ['the hierarchy *, and a remount cannot rename it', 'a remount cannot change noprefix'],
    blockers: c => blockers.hierarchy(c.k, hierarchyAt(c)),
  },
  {
    source: 'kernel/cgroup/cgroup-v1.c, cgroup1_reconfigure',
    rule: 'A remount changes the set of subsystems only while the hierarchy has no child containers.',
    texts: ['the hierarchy has * child container*, among them *'],
    blockers: c => {
      const row = c.k.state.hierarchies.find(hierarchyAt(c));
      return (row && c.k.state.containers.get(row.top).children.flatMap(id => blockers.container(c.k, id))) ?? [];
    },
    fix: withoutChildren,
  },
];
