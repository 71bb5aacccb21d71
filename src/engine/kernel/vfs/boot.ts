// The file tree a machine starts with: root file system in memory, /proc, /sys, /dev and /tmp mounted, one executable per
// program in /bin, two users.

import {type Failure, failed, O_RDWR, type Pid} from '../../abi';
import type {Kernel} from '../kernel';
import {bugOn} from '../panic';
import {chmod} from './attributes';
import {addFile} from './descriptors';
import {executableText} from './executable';
import {addMount} from './mount-table';
import {mkdir} from './names';
import {ROOT_MOUNT} from './position';
import {ENTRY, MISSING_OK, walk, walkTo} from './walk';

/** Nobody: the kernel acts for itself. */
const KERNEL: Pid = 0;

const DIRECTORIES = ['/bin', '/dev', '/etc', '/mnt', '/proc', '/root', '/sbin', '/sys', '/tmp', '/usr', '/usr/bin'];
const MORE_DIRECTORIES = ['/usr/local', '/usr/local/bin'];

const FILES: Readonly<Record<string, (k: Kernel) => string>> = {
  '/etc/passwd': () => 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/sh\n',
  '/etc/group': () => 'root:x:0:\nnogroup:x:65534:\n',
  '/etc/hostname': k => `${k.state.misc.hostname}\n`,
};

/** Where the file of a program lies; kernel threads have none. */
const fileOf = (program: string): string =>
  program === 'kthreadd' ? '' : program === 'init' ? '/sbin/init' : `/bin/${program}`;

/** Mounts the root file system and what lies in it, and fills the image. */
export function bootVfs(k: Kernel): void {
  mountFirst(k);
  for (const path of [...DIRECTORIES, ...MORE_DIRECTORIES]) must(path, mkdir(k, KERNEL, path, 0o755));
  mountKernelOwned(k, 'proc', '/proc', 'proc');
  mountKernelOwned(k, 'sysfs', '/sys', 'sysfs');
  mountKernelOwned(k, 'dev', '/dev', 'devtmpfs');
  mountKernelOwned(k, 'tmpfs', '/tmp', 'tmpfs');
  must('/root', chmod(k, KERNEL, '/root', 0o700));
  for (const [path, text] of Object.entries(FILES)) writeBootFile(k, path, text(k), 0o644);
  for (const name of k.programs.keys()) {
    const path = fileOf(name);
    if (path !== '') writeBootFile(k, path, executableText(name), 0o755);
  }
}

/** Whatever booting asks for is granted, or the machine does not start. */
function must<T>(what: string, answer: T): Exclude<T, Failure | undefined> {
  bugOn(answer === undefined || failed(answer), `booting: ${what} was refused`);
  return answer as Exclude<T, Failure | undefined>;
}

function makeSuperblock(k: Kernel, fstype: string, source: string): number {
  return must(fstype, k.fileSystems.get(fstype)?.mount(k, KERNEL, {source, options: '', flags: 0})) as number;
}

function mountFirst(k: Kernel): void {
  const superblock = makeSuperblock(k, 'rootfs', 'rootfs');
  const {root} = k.state.superblocks.get(superblock);
  const first = {parent: 0, at: 0, superblock, root, source: 'rootfs', target: '/', fstype: 'rootfs'};
  const id = addMount(k, {...first, readonlyMount: false, options: ''});
  bugOn(id !== ROOT_MOUNT, 'the root file system was not mounted first');
}

function mountKernelOwned(k: Kernel, source: string, target: string, fstype: string): void {
  const at = must(target, walkTo(k, KERNEL, target));
  const superblock = makeSuperblock(k, fstype, source);
  const {root} = k.state.superblocks.get(superblock);
  const row = {parent: at.mount, at: at.ino, superblock, root, source, target, fstype};
  addMount(k, {...row, readonlyMount: false, options: 'relatime'});
}

/** Puts a file into the image of a machine that has not run yet, and makes the directories above it. */
export function writeBootFile(k: Kernel, path: string, text: string, mode: number): void {
  for (let at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) {
    const dir = path.slice(0, at);
    if (failed(walkTo(k, KERNEL, dir))) must(dir, mkdir(k, KERNEL, dir, 0o755));
  }
  const at = must(path, walk(k, KERNEL, path, ENTRY | MISSING_OK));
  const ino = at.ino === 0 ? must(path, at.fs.create?.(k, KERNEL, at.sb, at.dir, at.name, mode)) : at.ino;
  at.fs.truncate?.(k, at.sb, ino);
  must(path, at.fs.write(k, KERNEL, at.sb, ino, text, 0));
}

/** An open file on the terminal, for the first tasks: nothing points to it yet. */
export function openTerminal(k: Kernel): number {
  const {mount, ino, sb} = must('/dev/tty', walkTo(k, KERNEL, '/dev/tty'));
  return addFile(k, {position: {mount, ino}, superblock: sb, flags: O_RDWR, device: 'tty'});
}
