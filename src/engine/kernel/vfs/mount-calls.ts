// mount(2) and umount(2) (fs/namespace.c of 2.6.20: do_mount, do_new_mount, do_loopback, do_remount, do_umount). Making a
// superblock may have to wait for a lock, so a mount is a procedure. A read-only mount is a property of the mount, as
// from 2.6.26 on, not of the file system.

import {call, done, procedure} from '../../../base';
import {
  type Failure,
  type Fallible,
  fail,
  failed,
  MNT_DETACH,
  MS_BIND,
  MS_RDONLY,
  MS_REMOUNT,
  type Pid,
  type SuperblockId,
} from '../../abi';
import type {Answer, Kernel} from '../kernel';
import type {MountRequest} from './file-system';
import {addMount, busyWith, detachMount, hasWriter} from './mount-table';
import {credentialsOf} from './permission';
import {absolutePath, fileSystemOf, ROOT_MOUNT} from './position';
import {FOLLOW, type Walked, walk, walkTo} from './walk';

interface KernelEnv {
  readonly k: Kernel;
  readonly me: Pid;
}

interface MountFrame extends MountRequest {
  readonly target: string;
  readonly fstype: string;
  superblock: SuperblockId;
}

function requireRoot(k: Kernel, me: Pid): Failure | undefined {
  const {euid} = credentialsOf(k, me);
  return euid === 0 ? undefined : fail('EPERM', `only root may change what is mounted, and this is user ${euid}`);
}

const DO_MOUNT = procedure<KernelEnv, MountFrame>('do_new_mount')({
  vfs_kern_mount({k, me}, frame) {
    const fs = k.fileSystems.get(frame.fstype);
    if (fs === undefined) return fail('ENODEV', `this kernel has no file system ${frame.fstype || "''"}`);
    const at = walkTo(k, me, frame.target);
    if (failed(at)) return at;
    const answer = fs.mount(k, me, {source: frame.source, options: frame.options, flags: frame.flags});
    if (typeof answer !== 'number') return answer;
    frame.superblock = answer;
    return undefined;
  },
  graft_tree({k, me}, frame, reply: Fallible<SuperblockId> | undefined) {
    if (failed(reply)) return reply;
    const superblock = reply ?? frame.superblock;
    const {root} = k.state.superblocks.get(superblock);
    const at = walkTo(k, me, frame.target);
    const refusal = failed(at) ? at : refuseGraft(k, at, superblock, root);
    if (failed(at) || refusal !== undefined) {
      fileSystemOf(k, superblock).unmount(k, me, superblock);
      return refusal;
    }
    graft(k, at, {superblock, root, source: frame.source, flags: frame.flags});
    return done(0);
  },
});

/** Why nothing of this superblock may be mounted there. */
function refuseGraft(k: Kernel, at: Walked, superblock: SuperblockId, root: number): Failure | undefined {
  const mounted = fileSystemOf(k, superblock).attr(k, superblock, root);
  if ((mounted?.kind === 'dir') !== (at.attr?.kind === 'dir')) {
    return fail('ENOTDIR', `${absolutePath(k, at)} is not a directory, and only a directory can be a mountpoint`);
  }
  const here = k.state.mounts.get(at.mount);
  if (at.sb !== superblock || at.ino !== root || here.root !== root) return undefined;
  return fail('EBUSY', `this very file system is already mounted on ${absolutePath(k, at)}`);
}

interface Graft {
  readonly superblock: SuperblockId;
  readonly root: number;
  readonly source: string;
  readonly flags: number;
}

function graft(k: Kernel, at: Walked, {superblock, root, source, flags}: Graft): void {
  addMount(k, {
    parent: at.mount,
    at: at.ino,
    superblock,
    root,
    source,
    target: absolutePath(k, at),
    fstype: k.state.superblocks.get(superblock).fstype,
    readonlyMount: (flags & MS_RDONLY) !== 0,
    options: 'relatime',
  });
}

/** mount --bind: a directory (or file) shows at a second place. The kernel ignores MS_RDONLY here; a remount sets it. */
function bindMount(k: Kernel, me: Pid, source: string, target: string): Fallible<0> {
  const at = walkTo(k, me, target);
  if (failed(at)) return at;
  const from = walkTo(k, me, source);
  if (failed(from)) return from;
  if ((from.attr.kind === 'dir') !== (at.attr.kind === 'dir')) {
    return fail('ENOTDIR', `${source} and ${target} must both be directories, or neither`);
  }
  k.state.superblocks.edit(from.sb).active++;
  const {source: device, readonlyMount} = k.state.mounts.get(from.mount);
  graft(k, at, {superblock: from.sb, root: from.ino, source: device, flags: readonlyMount ? MS_RDONLY : 0});
  return 0;
}

function mountedAt(k: Kernel, me: Pid, target: string): Fallible<Walked> {
  const at = walk(k, me, target, FOLLOW);
  if (failed(at)) return at;
  if (k.state.mounts.get(at.mount).root !== at.ino) return fail('EINVAL', `nothing is mounted on ${target}`);
  return at;
}

const DO_REMOUNT = procedure<KernelEnv, MountFrame>('do_remount')({
  do_remount_sb({k, me}, frame) {
    const at = mountedAt(k, me, frame.target);
    if (failed(at)) return at;
    if ((frame.flags & MS_RDONLY) !== 0 && hasWriter(k, at.mount)) {
      return fail('EBUSY', `a file below ${frame.target} is open for writing`);
    }
    if ((frame.flags & MS_BIND) !== 0) return undefined;
    return at.fs.remount?.(k, me, at.sb, {source: frame.source, options: frame.options, flags: frame.flags});
  },
  change_mount_flags({k, me}, frame, reply: Failure | undefined) {
    if (failed(reply)) return reply;
    const at = mountedAt(k, me, frame.target);
    if (failed(at)) return at;
    k.state.mounts.edit(at.mount).readonlyMount = (frame.flags & MS_RDONLY) !== 0;
    return done(0);
  },
});

/** mount(2). Errors: ENOENT, ENOTDIR, EPERM, ENODEV, EBUSY, EINVAL, and what the file system refuses. */
export function mount(
  k: Kernel,
  me: Pid,
  source: string,
  target: string,
  fstype: string,
  flags: number,
  options: string,
): Answer<0> {
  const at = walkTo(k, me, target);
  if (failed(at)) return at;
  const refusal = requireRoot(k, me);
  if (refusal !== undefined) return refusal;
  const frame: MountFrame = {source, target, fstype, flags, options, superblock: 0};
  if ((flags & MS_REMOUNT) !== 0) return call(DO_REMOUNT, frame);
  if ((flags & MS_BIND) !== 0) return bindMount(k, me, source, target);
  return call(DO_MOUNT, frame);
}

/** umount2(2). Errors: ENOENT, EPERM, EINVAL when nothing is mounted there, EBUSY unless MNT_DETACH. */
export function umount(k: Kernel, me: Pid, target: string, flags: number): Answer<0> {
  const at = walk(k, me, target, FOLLOW);
  if (failed(at)) return at;
  const refusal = requireRoot(k, me);
  if (refusal !== undefined) return refusal;
  if (k.state.mounts.get(at.mount).root !== at.ino) return fail('EINVAL', `nothing is mounted on ${target}`);
  if (at.mount === ROOT_MOUNT) return fail('EBUSY', 'the root file system stays mounted');
  const busy = (flags & MNT_DETACH) !== 0 ? '' : busyWith(k, at.mount);
  if (busy !== '') return fail('EBUSY', busy);
  detachMount(k, me, at.mount);
  return 0;
}
