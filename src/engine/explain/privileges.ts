// The smallest commands for whoever may not: done by root, or with the mode changed. Each answers null where it would not
// help, or where the person at the prompt may not do it.

import {failed, MS_BIND, MS_RDONLY, MS_REMOUNT, O_ACCMODE, O_RDWR, type Pid} from '../abi';
import {absolutePath, FOLLOW, type Kernel, type ShownRefusal, walk} from '../kernel';
import {type Case, type Fix, first, instead} from './case';
import {absolute, echoed, filePath, placeAt, quoted, textOf} from './places';

/** The shell at which somebody types: the youngest that is interactive; 0 for none. */
export function promptShell(k: Kernel): Pid {
  let found = 0;
  for (const [pid, {program}] of k.state.records) {
    const setup = (program.memory as {setup?: {interactive?: boolean}} | null)?.setup;
    if (program.name !== 'sh' || setup?.interactive !== true || k.state.tasks.exiting[pid] === 1) continue;
    if (found === 0 || (k.state.tasks.startedAt[pid] as number) >= (k.state.tasks.startedAt[found] as number))
      found = pid;
  }
  return found;
}

/** Whoever types may do anything. A script without a prompt runs as root. */
export const rootTypes = (k: Kernel): boolean => (k.state.records.find(promptShell(k))?.euid ?? 0) === 0;

/** What another user was refused, done by root; for calls that come from one command with the same words. */
export function asRoot({k, refusal}: Case): Fix {
  if (refusal.euid === 0 || !rootTypes(k)) return null;
  return instead(commandOf(k, refusal));
}

function commandOf(k: Kernel, refusal: ShownRefusal): string | null {
  const path = (at = 0) => quoted(absolute(k, refusal, textOf(refusal, at)));
  const [one, two, three] = refusal.args;
  switch (refusal.call) {
    case 'rmdir':
    case 'mkdir':
    case 'umount':
      return `${refusal.call} ${path()}`;
    case 'unlink':
      return `rm ${path()}`;
    case 'rename':
      return `mv ${path()} ${path(1)}`;
    case 'chmod':
      return `chmod ${Number(two).toString(8)} ${path()}`;
    case 'chown':
      return `chown ${two === -1 ? '' : two}${three === -1 ? '' : `:${three}`} ${path()}`;
    case 'utime':
      return `touch ${path()}`;
    case 'sethostname':
      return `hostname ${quoted(String(one))}`;
    case 'kill':
      return `kill -${two} ${one}`;
    case 'write':
      return writeOf(k, refusal);
    default:
      return refusal.call === 'mount' ? mountOf(refusal, path(1)) : null;
  }
}

/** A short line to a control file, without blanks at its ends. */
function writeOf(k: Kernel, refusal: ShownRefusal): string | null {
  const text = textOf(refusal, 1).replace(/\n$/, '');
  return /^[\w,=.-]{1,80}$/.test(text) && !/^-[neE]+$/.test(text) ? echoed(text, filePath(k, refusal)) : null;
}

function mountOf(refusal: ShownRefusal, target: string): string {
  const flags = Number(refusal.args[3]);
  const words = [
    textOf(refusal, 4),
    flags & MS_REMOUNT ? 'remount' : '',
    flags & MS_BIND ? 'bind' : '',
    flags & MS_RDONLY ? 'ro' : '',
  ];
  const options = words.filter(word => word !== '').join(',');
  const type = textOf(refusal, 2);
  const source = textOf(refusal, 0);
  return [
    'mount',
    ...(type === '' ? [] : ['-t', quoted(type)]),
    ...(options === '' ? [] : ['-o', quoted(options)]),
    ...(source === '' ? [] : [quoted(source)]),
    target,
  ].join(' ');
}

/** The bit that the user lacks, given to the class of users that he is in. */
export function permitted({k, refusal, words}: Case): Fix {
  if (!rootTypes(k)) return null;
  const {because} = refusal;
  const inDirectory = / may not write to the directory of /.test(because);
  const entering = / may not (search|enter) /.test(because);
  const named = absolute(k, refusal, (because.startsWith('user') ? words[1] : words[0]) ?? '');
  const path = inDirectory ? named.replace(/\/+[^/]*\/*$/, '') || '/' : named;
  const place = placeAt(k, path);
  const type = k.state.mounts.find(place?.mount ?? 0)?.fstype ?? 'proc';
  if (place === undefined || type === 'proc' || type === 'sysfs') return null;
  const bits = inDirectory ? 'wx' : entering ? 'x' : bitsOf(refusal);
  const owns = placeOwner(k, path) === refusal.euid;
  return first([`chmod ${owns ? 'u' : 'go'}+${bits} ${quoted(path)}`]);
}

function bitsOf({call, because, args}: ShownRefusal): string {
  if (call === 'access') return ['r', 'w', 'x'].filter((_, at) => (Number(args[1]) & (4 >> at)) !== 0).join('');
  if (/ write to it$/.test(because)) return (Number(args[1]) & O_ACCMODE) === O_RDWR ? 'rw' : 'w';
  return call === 'utime' ? 'w' : 'r';
}

function placeOwner(k: Kernel, path: string): number {
  const found = walk(k, 0, path, FOLLOW);
  return failed(found) ? -1 : (found.attr?.uid ?? -1);
}

/** What a read-only mount lacks. */
export function writableMount(k: Kernel, path: string): Fix {
  const place = placeAt(k, path) ?? placeAt(k, path.replace(/\/+[^/]*\/*$/, '') || '/');
  const mount = place && k.state.mounts.find(place.mount);
  if (!place || !mount?.readonlyMount || !rootTypes(k)) return null;
  const flags = mount.root === k.state.superblocks.get(mount.superblock).root ? 'remount,rw' : 'remount,bind,rw';
  return first([`mount -o ${flags} ${quoted(absolutePath(k, {mount: place.mount, ino: mount.root}))}`]);
}
