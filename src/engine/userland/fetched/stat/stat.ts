// stat: what the system knows of a file.

import {type FileKind, failed, type Stat, syscall} from '../../../abi';
import {defineCommand, epochSeconds, exactTime, groupName, modeLetters, userName} from '../../libc';

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

const FIELDS = new Map<string, (subject: Subject) => string | number>(
  Object.entries({
    a: ({stat}) => stat.mode.toString(8),
    A: ({stat}) => modeLetters(stat.kind, stat.mode),
    d: ({stat}) => stat.dev,
    D: ({stat}) => stat.dev.toString(16),
    f: ({stat}) => ((KIND_BITS[stat.kind] << 12) | stat.mode).toString(16),
    F: ({stat}) => (stat.kind === 'file' && stat.size === 0 ? 'regular empty file' : KIND_NAMES[stat.kind]),
    g: ({stat}) => stat.gid,
    G: ({stat}) => groupName(stat.gid) ?? 'UNKNOWN',
    h: ({stat}) => stat.nlink,
    i: ({stat}) => stat.ino,
    n: ({path}) => path,
    N: ({path, stat, target}) => (stat.kind === 'symlink' ? `'${path}' -> '${target}'` : path),
    s: ({stat}) => stat.size,
    u: ({stat}) => stat.uid,
    U: ({stat}) => userName(stat.uid) ?? 'UNKNOWN',
    y: ({stat}) => exactTime(stat.mtime),
    Y: ({stat}) => epochSeconds(stat.mtime),
  } satisfies Record<string, (subject: Subject) => string | number>),
);

const LONG = `  File: %N
  Size: %-10s\t%F
Device: %d\tInode: %-10i  Links: %h
Access: (%04a/%A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)
Modify: %y
`;

export const stat = defineCommand(
  `stat [-L] [-c FORMAT] FILE...
  Show what the system knows of files
  -L  Follow symbolic links
  -c FORMAT  Print by a format: %${[...FIELDS.keys()].join(' %')}`,
  {operands: [1]},
  function* (call) {
    return yield* call.each(call.operands, {}, function* (path) {
      const found = yield* syscall('stat', path, call.has('-L'));
      if (failed(found)) return yield* call.refused(`can't stat '${path}'`, found);
      const target = found.kind === 'symlink' ? yield* syscall('readlink', path) : '';
      const subject = {path, stat: found, target: failed(target) ? '' : target};
      const format = call.value('-c');
      const text = applyFormat(format === undefined ? LONG : `${format}\n`, subject);
      return text === null
        ? yield* call.fail(`the format '${format}' has a field that stat does not know`)
        : yield* call.print(text);
    });
  },
);

/** Null: a field is unknown. */
function applyFormat(format: string, subject: Subject): string | null {
  let unknown = false;
  const text = format.replace(/%([-0]?)(\d*)(.?)/g, (_all, flag: string, digits: string, letter: string) => {
    if (letter === '%') return '%';
    const field = FIELDS.get(letter)?.(subject);
    unknown ||= field === undefined;
    const width = Math.min(Number(digits), 255);
    return flag === '-' ? `${field}`.padEnd(width) : `${field}`.padStart(width, flag || ' ');
  });
  return unknown ? null : text;
}
