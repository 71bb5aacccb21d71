// ls: names of files, one a line; with -l what the system knows of them. Files first, then each directory, each group
// ordered by bytes.

import {type FileKind, failed, type Stat, syscall, type UserCode} from '../../../abi';
import {defineCommand, type Invocation, joinPath} from '../../libc';
import {type Listed, listing, sortListed} from './listing';

interface Progress {
  /** Operands still to be looked at. */
  at: number;
  files: Listed[];
  /** Directories still to be listed. */
  dirs: string[];
  /** The directory that is being listed. */
  open: {path: string; names: {name: string; kind: FileKind}[]; entries: Listed[]} | null;
  /** Several: each has its name above it. */
  headed: boolean;
  printed: boolean;
  status: number;
}

export const ls = defineCommand(
  `ls [-1aAdlinFpRrStL] [FILE]...
  List files and directories
  -1  One name a line (always so)
  -a  Names that begin with a dot too
  -A  The same, but not . and .. themselves
  -d  Directories themselves, not what they hold
  -l  With mode, links, owner, group, size and time
  -i  With inode numbers
  -n  As -l with numbers for owner and group
  -F  With a mark for the kind: / @ * |
  -p  With a slash after directories
  -L  Follow symbolic links
  -R  Directories in directories too
  -r  In reverse
  -S  Largest first
  -t  Newest first`,
  {},
  function* (call) {
    const operands = call.operands.length > 0 ? call.operands : ['.'];
    const s: Progress = call.begin<Progress>({
      at: 0,
      files: [],
      dirs: [],
      open: null,
      headed: operands.length > 1 || call.has('-R'),
      printed: false,
      status: 0,
    });
    for (; s.at < operands.length; s.at++) {
      call.save();
      yield* sortOperand(call, s, operands[s.at] as string);
    }
    if (s.files.length > 0) {
      const text = listing(sortListed(s.files, call), call);
      s.files = [];
      s.printed = true;
      if ((yield* call.print(text)) !== 0) return 1;
    }
    s.dirs.sort();
    if (call.has('-r')) s.dirs.reverse();
    while (s.open !== null || s.dirs.length > 0) if (!(yield* listDirectory(call, s))) return 1;
    return s.status;
  },
);

function* sortOperand(call: Invocation, s: Progress, path: string): UserCode<void> {
  const follow = call.has('-L') || !(call.has('-d') || call.has('-l') || call.has('-n') || call.has('-F'));
  const stat = yield* syscall('stat', path, follow);
  if (failed(stat)) {
    yield* call.refused(path, stat);
    s.status = 1;
  } else if (stat.kind === 'dir' && !call.has('-d')) s.dirs.push(path);
  else s.files.push(yield* listed(call, path, path, stat));
}

function* listed(call: Invocation, name: string, path: string, stat: Stat): UserCode<Listed> {
  if (stat.kind !== 'symlink' || !(call.has('-l') || call.has('-n'))) return {name, stat, target: ''};
  const target = yield* syscall('readlink', path);
  return {name, stat, target: failed(target) ? '' : target};
}

/** One directory, from reading its names to printing them. False: the output is gone. */
function* listDirectory(call: Invocation, s: Progress): UserCode<boolean> {
  call.save();
  if (s.open === null && !(yield* openDirectory(call, s))) return true;
  const open = s.open as NonNullable<Progress['open']>;
  const needsStat = ['-l', '-n', '-i', '-F', '-S', '-t', '-L'].some(call.has);
  while (open.names.length > 0) {
    if (needsStat) call.save();
    const {name, kind} = open.names.shift() as (typeof open.names)[number];
    const path = joinPath(open.path, name);
    const stat = needsStat ? yield* syscall('stat', path, call.has('-L')) : bare(kind);
    if (!failed(stat)) open.entries.push(yield* listed(call, name, path, stat));
    else {
      yield* call.refused(path, stat);
      s.status = 1;
    }
  }
  const entries = sortListed(open.entries, call);
  const header = s.headed ? `${s.printed ? '\n' : ''}${open.path}:\n` : '';
  if (call.has('-R')) {
    const below = entries.filter(({name, stat}) => stat.kind === 'dir' && name !== '.' && name !== '..');
    s.dirs.unshift(...below.map(({name}) => joinPath(open.path, name)));
  }
  s.open = null;
  s.printed = true;
  return (yield* call.print(header + listing(entries, call, true))) === 0;
}

function* openDirectory(call: Invocation, s: Progress): UserCode<boolean> {
  const path = s.dirs.shift() as string;
  const entries = yield* syscall('readdir', path);
  if (failed(entries)) {
    yield* call.refused(`can't open '${path}'`, entries);
    s.status = 1;
    return false;
  }
  const hidden = call.has('-a') || call.has('-A');
  const names = entries.filter(({name}) => hidden || !name.startsWith('.')).map(({name, kind}) => ({name, kind}));
  if (call.has('-a')) names.unshift({name: '.', kind: 'dir'}, {name: '..', kind: 'dir'});
  s.open = {path, names, entries: []};
  return true;
}

/** What is known of a file without asking. */
function bare(kind: FileKind): Stat {
  return {kind, mode: 0, uid: 0, gid: 0, size: 0, nlink: 1, ino: 0, dev: 0, mtime: 0};
}
