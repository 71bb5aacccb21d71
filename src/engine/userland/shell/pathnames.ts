// Pathname expansion. The file system is only reachable through system calls, so it is a procedure: it walks a pattern
// component by component and keeps the paths found so far in its frame. Names come out sorted by bytes; a pattern that
// matches nothing stands for itself.

import {again, call, done, procedure} from '../../../base';
import {type DirEntry, type Fallible, failed, type Stat} from '../../abi';
import {compareBytes, matchGlob} from '../libc';
import {fatal} from './builtin';
import type {PatternField} from './fields';
import {type Memory, OUT_OF_MEMORY} from './memory';
import {EMIT, emitFrame} from './output';
import {isPattern, unquotePattern} from './pattern';
import {sys} from './system';

interface PathnamesFrame {
  readonly fields: readonly string[];
  readonly patterns: readonly PatternField[];
  /** Fields as they come out, and the next pattern. */
  out: string[];
  next: number;
  copied: number;
  /** Components of the current pattern, and the one that is matched now. */
  components: string[];
  depth: number;
  /** Paths that match so far, each ending in '/' (or empty), and those of the next depth. */
  paths: string[];
  found: string[];
  looked: number;
}

/** Files that the words of one command may name. */
const FILES_LIMIT = 1 << 16;

const component = (frame: PathnamesFrame) => frame.components[frame.depth] as string;
const isLast = (frame: PathnamesFrame) => frame.depth === frame.components.length - 1;

/** Answers the fields with file names in place of the patterns that match some. */
export const PATHNAMES = procedure<Memory, PathnamesFrame>('pathname_expansion')({
  next_pattern(_m, frame) {
    const pattern = frame.patterns[frame.next];
    const until = pattern?.at ?? frame.fields.length;
    while (frame.copied < until) frame.out.push(frame.fields[frame.copied++] as string);
    if (pattern === undefined) return done(frame.out);
    const absolute = /^\/+/.exec(pattern.pattern)?.[0] ?? '';
    frame.components = pattern.pattern.slice(absolute.length).split(/\/+/);
    frame.paths = [absolute];
    frame.depth = 0;
    return again('component');
  },
  component(_m, frame) {
    frame.found = [];
    frame.looked = 0;
    const plain = !isPattern(component(frame));
    if (plain && !isLast(frame)) {
      const name = `${unquotePattern(component(frame))}/`;
      frame.paths = frame.paths.map(path => path + name);
      frame.depth++;
      return again('component');
    }
    return again(plain ? 'look_up' : 'read_directory');
  },
  look_up(_m, frame) {
    if (frame.looked >= frame.paths.length) return again('finish_pattern');
    return sys('stat', frame.paths[frame.looked] + unquotePattern(component(frame)), component(frame) === '');
  },
  looked_up(_m, frame, reply: Fallible<Stat>) {
    const path = frame.paths[frame.looked++] + unquotePattern(component(frame));
    if (!failed(reply) && (component(frame) !== '' || reply.kind === 'dir')) frame.found.push(path);
    return again('look_up');
  },
  read_directory(_m, frame) {
    if (frame.looked >= frame.paths.length) return again('next_component');
    return sys('readdir', (frame.paths[frame.looked] as string) || '.');
  },
  read(_m, frame, reply: Fallible<readonly DirEntry[]>) {
    const path = frame.paths[frame.looked++] as string;
    if (failed(reply)) return again('read_directory');
    for (const name of matching(component(frame), reply, !isLast(frame))) frame.found.push(path + name);
    return frame.found.length + frame.out.length > FILES_LIMIT ? again('too_many') : again('read_directory');
  },
  next_component(_m, frame) {
    if (isLast(frame)) return again('finish_pattern');
    frame.paths = frame.found.map(path => `${path}/`);
    frame.depth++;
    return again('component');
  },
  finish_pattern(_m, frame) {
    if (frame.found.length === 0) frame.out.push(frame.fields[frame.copied] as string);
    else for (const path of frame.found.sort(compareBytes)) frame.out.push(path);
    frame.copied++;
    frame.next++;
    return again('next_pattern');
  },
  too_many: () => call(EMIT, emitFrame(fatal(OUT_OF_MEMORY))),
  over: () => done([]),
});

/** A leading dot is matched by a dot only. */
function matching(pattern: string, entries: readonly DirEntry[], directories: boolean): string[] {
  const hidden = pattern.startsWith('.') || pattern.startsWith('\\.');
  const names: string[] = [];
  for (const {name, kind} of entries) {
    if (directories && kind !== 'dir' && kind !== 'symlink') continue;
    if ((hidden || !name.startsWith('.')) && matchGlob(pattern, name)) names.push(name);
  }
  return names;
}

export const pathnamesFrame = (fields: readonly string[], patterns: readonly PatternField[]): PathnamesFrame => ({
  fields,
  patterns,
  out: [],
  next: 0,
  copied: 0,
  components: [],
  depth: 0,
  paths: [],
  found: [],
  looked: 0,
});
