// stat: what the system knows of a file.

import {type FileKind, failed, type Stat, syscall, type UserCode} from '../../../abi';
import {
  begin,
  complain,
  complainOf,
  defineCommand,
  epochSeconds,
  exactTime,
  groupName,
  type Invocation,
  modeLetters,
  print,
  save,
  userName,
} from '../../libc';

const KIND_NAMES: Readonly<Record<FileKind, string>> = {
  file: 'regular file',
  dir: 'directory',
  symlink: 'symbolic link',
  char: 'character special file',
  fifo: 'fifo',
};
const KIND_BITS: Readonly<Record<FileKind, number>> = {file: 8, dir: 4, symlink: 10, char: 2, fifo: 1};

interface Subject {
  readonly path: string;
  readonly stat: Stat;
  /** Of a symbolic link. */
  readonly target: string;
}

const kindName = ({kind, size}: Stat): string =>
  kind === 'file' && size === 0 ? 'regular empty file' : KIND_NAMES[kind];

const FIELDS: Readonly<Record<string, (subject: Subject) => string>> = {
  a: ({stat}) => stat.mode.toString(8),
  A: ({stat}) => modeLetters(stat.kind, stat.mode),
  d: ({stat}) => String(stat.dev),
  D: ({stat}) => stat.dev.toString(16),
  f: ({stat}) => ((KIND_BITS[stat.kind] << 12) | stat.mode).toString(16),
  F: ({stat}) => kindName(stat),
  g: ({stat}) => String(stat.gid),
  G: ({stat}) => groupName(stat.gid) ?? 'UNKNOWN',
  h: ({stat}) => String(stat.nlink),
  i: ({stat}) => String(stat.ino),
  n: ({path}) => path,
  N: ({path, stat, target}) => (stat.kind === 'symlink' ? `'${path}' -> '${target}'` : path),
  s: ({stat}) => String(stat.size),
  u: ({stat}) => String(stat.uid),
  U: ({stat}) => userName(stat.uid) ?? 'UNKNOWN',
  y: ({stat}) => exactTime(stat.mtime),
  Y: ({stat}) => String(epochSeconds(stat.mtime)),
};

export const stat = defineCommand(
  {
    name: 'stat',
    usage: 'stat [-L] [-c FORMAT] FILE...',
    about: 'Show what the system knows of files',
    options: [
      {flag: '-L', about: 'Follow symbolic links'},
      {flag: '-c', value: 'FORMAT', about: `Print by a format: %${Object.keys(FIELDS).join(' %')}`},
    ],
    operands: [1, Number.POSITIVE_INFINITY],
  },
  function* (call) {
    const s = begin(call.context, {at: 0, status: 0});
    for (; s.at < call.operands.length; s.at++) {
      save(call.context, s);
      const text = yield* describeFile(call, call.operands[s.at] as string);
      if (text === null || (yield* print('stat', text)) !== 0) s.status = 1;
    }
    return s.status;
  },
);

function* describeFile(call: Invocation, path: string): UserCode<string | null> {
  const found = yield* syscall('stat', path, call.has('-L'));
  if (failed(found)) {
    yield* complainOf('stat', `can't stat '${path}'`, found);
    return null;
  }
  const target = found.kind === 'symlink' ? yield* syscall('readlink', path) : '';
  const subject = {path, stat: found, target: failed(target) ? '' : target};
  const format = call.value('-c');
  if (format === undefined) return longForm(subject);
  const text = applyFormat(format, subject);
  if (text !== null) return `${text}\n`;
  yield* complain('stat', `the format '${format}' has a field that stat does not know`);
  return null;
}

function applyFormat(format: string, subject: Subject): string | null {
  let unknown = false;
  const text = format.replace(/%(-?\d*)(.?)/g, (_all, width: string, letter: string) => {
    if (letter === '%') return '%';
    const field = FIELDS[letter];
    if (field === undefined) {
      unknown = true;
      return '';
    }
    const size = Math.min(Math.abs(Number(width)), 255);
    return width.startsWith('-') ? field(subject).padEnd(size) : field(subject).padStart(size);
  });
  return unknown ? null : text;
}

function longForm(subject: Subject): string {
  const {stat: st} = subject;
  const octal = st.mode.toString(8).padStart(4, '0');
  const user = (userName(st.uid) ?? '').padStart(8);
  const group = (groupName(st.gid) ?? '').padStart(8);
  const name = st.kind === 'symlink' ? FIELDS.N?.(subject) : subject.path;
  return (
    `  File: ${name}\n` +
    `  Size: ${String(st.size).padEnd(10)}\t${kindName(st)}\n` +
    `Device: ${st.dev}\tInode: ${String(st.ino).padEnd(10)}  Links: ${st.nlink}\n` +
    `Access: (${octal}/${modeLetters(st.kind, st.mode)})  Uid: (${String(st.uid).padStart(5)}/${user})   ` +
    `Gid: (${String(st.gid).padStart(5)}/${group})\n` +
    `Modify: ${exactTime(st.mtime)}\n`
  );
}
