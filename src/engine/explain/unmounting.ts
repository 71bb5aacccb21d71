// What keeps a mount from going away, and the commands that clear it: what is mounted below it, directories that shells
// stand in, open files, tasks that work there. (fs/namespace.c of 2.6.20, do_umount)

import {type Blocker, type MountId, type Pid, SIGNALS, STOPPED} from '../abi';
import {absolutePath, isFrozen, type Kernel} from '../kernel';
import {file, task} from './blockers';
import {type Fix, first} from './case';
import {placeAt, quoted} from './places';
import {promptShell, rootTypes} from './privileges';

const mountpoint = (k: Kernel, id: MountId): string => absolutePath(k, {mount: id, ino: k.state.mounts.get(id).root});

const below = (k: Kernel, mount: MountId): MountId[] =>
  k.state.misc.mounts.filter(id => k.state.mounts.get(id).parent === mount);

interface Use {
  readonly task: Pid;
  /** Its working directory is there. */
  readonly stands: boolean;
  /** Descriptors of files there. */
  readonly fds: readonly number[];
}

function usesOf(k: Kernel, mount: MountId): Use[] {
  const found: Use[] = [];
  for (const [pid, {cwd, fds}] of k.state.records) {
    if (k.state.tasks.exiting[pid] === 1) continue;
    const stands = cwd.mount === mount;
    const open = fds.flatMap((id, fd) => (id !== 0 && k.state.files.get(id).position.mount === mount ? [fd] : []));
    if (stands || open.length > 0) found.push({task: pid, stands, fds: open});
  }
  return found;
}

const AT_ONCE = 9;

/** `kill`, with -9 where a milder signal would not end the task; null for one that nobody should or can kill. */
function killing(k: Kernel, pid: Pid, shell: Pid): string | null {
  for (let at = shell; at > 0; at = k.state.tasks.parent[at] as Pid) if (at === pid) return null;
  if (pid <= 2 || isFrozen(k, pid)) return null;
  const stubborn = (k.state.records.get(pid).dispositions[SIGNALS.TERM] ?? 'default') !== 'default';
  return stubborn || k.state.tasks.state[pid] === STOPPED ? `kill -${AT_ONCE} ${pid}` : `kill ${pid}`;
}

/** Lines after which nobody uses the mount and nothing is mounted below it; null where that cannot be had. */
function clearing(k: Kernel, mount: MountId, teller: Pid): string[] | null {
  const shell = promptShell(k);
  const lines: string[] = [];
  for (const id of below(k, mount)) {
    const cleared = clearing(k, id, teller);
    if (cleared === null) return null;
    lines.push(...cleared, `umount ${quoted(mountpoint(k, id))}`);
  }
  for (const use of usesOf(k, mount)) {
    // Who was refused ends with its command.
    if (use.task === teller && teller !== shell) continue;
    if (use.task === shell) {
      if (use.fds.some(fd => fd < 3 || fd > 9)) return null;
      lines.push(...(use.stands ? ['cd /'] : []), ...use.fds.map(fd => `exec ${fd}>&-`));
      continue;
    }
    const line = killing(k, use.task, shell);
    if (line === null) return null;
    lines.push(line);
  }
  return lines;
}

/** What is in the way of an umount: mounts below, then tasks. */
export function usersOf(k: Kernel, path: string): Blocker[] {
  const mount = placeAt(k, path)?.mount ?? 0;
  if (!k.state.mounts.has(mount)) return [];
  return [
    ...below(k, mount).flatMap(id => file(mountpoint(k, id))),
    ...usesOf(k, mount).flatMap(use => task(k, use.task)),
  ];
}

/** So that the mount seen at a path can be unmounted. */
export function cleared(k: Kernel, path: string, teller: Pid): Fix {
  const mount = placeAt(k, path)?.mount ?? 0;
  if (!k.state.mounts.has(mount) || !rootTypes(k)) return null;
  const lines = clearing(k, mount, teller);
  return lines === null ? null : first(lines);
}

/** The mount that shows at a path, when the path is its mountpoint; 0 otherwise. */
function mountedAt(k: Kernel, path: string): MountId {
  const id = placeAt(k, path)?.mount ?? 0;
  const row = k.state.mounts.find(id);
  return row !== undefined && row.parent !== 0 && mountpoint(k, id) === path.replace(/\/+$/, '') ? id : 0;
}

function unmountingOf(k: Kernel, id: MountId, path: string, teller: Pid): string[] | null {
  const lines = id === 0 || !rootTypes(k) ? null : clearing(k, id, teller);
  return lines === null ? null : [...lines, `umount ${quoted(path)}`];
}

/** So that what shows at a path is unmounted; null where that cannot be had. */
export const unmounting = (k: Kernel, path: string, teller: Pid): string[] | null =>
  unmountingOf(k, mountedAt(k, path), path, teller);

/** So that nothing is mounted on a path any more, however many mounts lie upon each other. */
export function uncovering(k: Kernel, path: string, teller: Pid): string[] | null {
  let id = mountedAt(k, path);
  for (let row = k.state.mounts.find(id); row !== undefined; row = k.state.mounts.find(id)) {
    const under = k.state.mounts.find(row.parent);
    if (under === undefined || under.parent === 0 || under.root !== row.at) break;
    id = row.parent;
  }
  return unmountingOf(k, id, path, teller);
}
