// mount: puts a file system into the tree, changes one, or lists them. Exit status 255 for a refused mount and 1 for a
// caller who may not mount at all, as with BusyBox.

import {failed, MS_BIND, MS_RDONLY, MS_REMOUNT, syscall, type UserCode} from '../../../abi';
import {defineCommand, type Invocation, readSmallFile} from '../../libc';

/** Words of -o that are flags of the call; all others go to the file system, in order. */
const FLAGS: Readonly<Record<string, readonly [set: number, clear: number]>> = {
  ro: [MS_RDONLY, 0],
  rw: [0, MS_RDONLY],
  bind: [MS_BIND, 0],
  remount: [MS_REMOUNT, 0],
};
/** Flags of mounts that make no difference in this machine: there are no access times, no devices on disks. */
const WITHOUT_EFFECT = new Set(
  'defaults async sync atime noatime diratime nodiratime relatime norelatime dev nodev exec noexec suid nosuid auto'.split(
    ' ',
  ),
);

export const mount = defineCommand(
  `mount [-t TYPE] [-o OPTIONS] [-r] [--bind] SOURCE DIRECTORY
  Put a file system into the tree; without words, list what is mounted
  -t TYPE  Type of file system: container, cgroup, proc or tmpfs
  -o OPTIONS  ro, rw, remount, bind, and the options of the file system, with commas
  -r  Read-only, as -o ro
  -w  Read-write, as -o rw
  -n  Without effect: there is no /etc/mtab
  --bind  Show a directory at a second place, as -o bind`,
  {operands: [0, 2]},
  function* (call) {
    if (call.operands.length === 0) return yield* list(call);
    const {flags, words} = readOptions(call);
    const target = call.operands.at(-1) as string;
    if (call.operands.length === 1 && (flags & MS_REMOUNT) === 0)
      return yield* call.fail(`can't find ${target} in /etc/fstab`);
    const source = call.operands.length === 1 ? '' : (call.operands[0] as string);
    const answer = yield* syscall('mount', source, target, call.value('-t') ?? '', flags, words.join(','));
    if (!failed(answer)) return 0;
    if (answer.errno === 'EPERM') return yield* call.fail('permission denied (are you root?)');
    return yield* call.refused(`mounting ${source || target} on ${target} failed`, answer, 255);
  },
);

function readOptions(call: Invocation): {flags: number; words: string[]} {
  let flags = 0;
  const words: string[] = [];
  for (const [flag, value] of call.given) {
    const given = flag === '-o' ? value.split(',') : {'-r': ['ro'], '-w': ['rw'], '--bind': ['bind']}[flag];
    for (const word of given ?? []) {
      const known = Object.hasOwn(FLAGS, word) ? FLAGS[word] : undefined;
      if (known !== undefined) flags = (flags | known[0]) & ~known[1];
      else if (!WITHOUT_EFFECT.has(word)) words.push(word);
    }
  }
  return {flags, words};
}

/** "none on /dev/ct type container (rw,cpuset)". The root file system of the kernel itself is left out. */
function* list(call: Invocation): UserCode<number> {
  const text = yield* readSmallFile('/proc/mounts');
  if (failed(text)) return yield* call.refused("can't open '/proc/mounts'", text);
  const type = call.value('-t');
  const lines = text
    .split('\n')
    .map(line => line.split(' '))
    .filter(([source, , fstype]) => fstype !== undefined && source !== 'rootfs' && (type ?? fstype) === fstype)
    .map(([source, target, fstype, options]) => `${source} on ${target} type ${fstype} (${options})\n`);
  return yield* call.print(lines.join(''));
}
