// Redirections. For a builtin, function or compound command the old descriptors are kept above 9 and put back afterwards;
// in a forked child, and for exec, nothing is kept. The first redirection that fails undoes those before it.

import {again, call, done, procedure} from '../../../base';
import {
  type Failure,
  type Fallible,
  type Fd,
  failed,
  O_APPEND,
  O_CREAT,
  O_EXCL,
  O_RDONLY,
  O_RDWR,
  O_TRUNC,
  O_WRONLY,
  type Pid,
  strerror,
} from '../../abi';
import {complainOf} from './builtin';
import {childEntry} from './child-entry';
import type {Redirection} from './entries';
import {expandText} from './expand';
import {hasOption, type Memory} from './memory';
import {EMIT, emitFrame} from './output';
import {CANNOT_FORK} from './substitution';
import {sys} from './system';

/** A redirection whose word is expanded. */
export interface Redirect {
  readonly operator: Redirection['operator'];
  readonly fd: Fd;
  readonly target: string;
}

/** A descriptor to put back: its copy, or -1 when it was closed. */
export interface Saved {
  readonly fd: Fd;
  readonly copy: Fd;
}

/** Where the copies of descriptors begin. */
const FIRST_COPY = 10;
/** A here-document up to this size is written into its pipe at once; a larger one needs a task that writes it. */
const PIPE_BUF = 4096;

interface RedirectFrame {
  readonly redirects: readonly Redirect[];
  /** Null: nothing is kept. */
  saved: Saved[] | null;
  i: number;
  opened: Fd;
  pipe: readonly [Fd, Fd];
}

export const redirectFrame = (redirects: readonly Redirect[], keep: boolean): RedirectFrame => ({
  redirects,
  saved: keep ? [] : null,
  i: 0,
  opened: -1,
  pipe: [-1, -1],
});

/** Part of the expansion at hand. */
export const expandRedirections = (redirections: readonly Redirection[]): Redirect[] =>
  redirections.map(({operator, fd, target}) => ({operator, fd, target: expandText(target)}));

const current = (frame: RedirectFrame) => frame.redirects[frame.i] as Redirect;

function openFlags(m: Memory, operator: Redirection['operator']): number {
  if (operator === '<') return O_RDONLY;
  if (operator === '<>') return O_RDWR | O_CREAT;
  if (operator === '>>') return O_WRONLY | O_CREAT | O_APPEND;
  return O_WRONLY | O_CREAT | (operator === '>' && hasOption(m, 'C') ? O_EXCL : O_TRUNC);
}

function complaint({operator, target}: Redirect, {errno}: Failure): string {
  if (operator === '>&' || operator === '<&') return `${target}: ${strerror(errno)}`;
  const absent = errno === 'ENOENT';
  if (operator === '<') return `can't open ${target}: ${absent ? 'no such file' : strerror(errno)}`;
  return `can't create ${target}: ${absent ? 'nonexistent directory' : strerror(errno)}`;
}

/** Answers the list of what to undo (empty when nothing is kept), or null after a failure that was complained of. */
export const REDIRECT = procedure<Memory, RedirectFrame>('redirect')({
  save(_m, frame) {
    if (frame.i >= frame.redirects.length) return done(frame.saved ?? []);
    const {fd} = current(frame);
    if (frame.saved === null || frame.saved.some(one => one.fd === fd)) return again('open');
    return sys('dupAbove', fd, FIRST_COPY);
  },
  saved(_m, frame, reply: Fallible<Fd>) {
    frame.saved = [...(frame.saved as Saved[]), {fd: current(frame).fd, copy: failed(reply) ? -1 : reply}];
  },
  open(m, frame) {
    const {operator, target, fd} = current(frame);
    if (operator === '<<') return again('document_pipe');
    if (operator !== '>&' && operator !== '<&') return sys('open', target, openFlags(m, operator), 0o666);
    if (target === '-') return again('close_target');
    const from = /^[0-9]+$/.test(target) ? Number(target) : -1;
    return from === fd ? again('next') : sys('dup2', from, fd);
  },
  opened(_m, frame, reply: Fallible<Fd>) {
    const {operator, fd} = current(frame);
    if (failed(reply)) return call(EMIT, emitFrame(complainOf(complaint(current(frame), reply))));
    if (operator === '>&' || operator === '<&' || reply === fd) return again('next');
    frame.opened = reply;
    return again('move');
  },
  refused(_m, frame) {
    return frame.saved === null ? done(null) : call(UNDO_REDIRECT, {saved: frame.saved, i: frame.saved.length});
  },
  undone: () => done(null),
  move: (_m, frame) => sys('dup2', frame.opened, current(frame).fd),
  close: (_m, frame) => sys('close', frame.opened),
  next(_m, frame) {
    frame.i++;
    return again('save');
  },
  close_target: (_m, frame) => sys('close', current(frame).fd),
  closed: () => again('next'),
  document_pipe: () => sys('pipe'),
  document_write(m, frame, reply: Fallible<readonly [Fd, Fd]>) {
    if (failed(reply)) return call(EMIT, emitFrame(complainOf(`can't create pipe: ${strerror(reply.errno)}`)));
    frame.pipe = reply;
    const text = current(frame).target;
    if (text.length <= PIPE_BUF) return text === '' ? undefined : sys('write', reply[1], text);
    const plumbing = {stdout: reply[1], close: [reply[0]], group: -1, foreground: false};
    return sys('fork', childEntry(m, {document: text, ...plumbing}));
  },
  document_written(m, frame, reply: Fallible<Pid | number>) {
    if (frame.pipe[0] < 0) return again('refused');
    if (current(frame).target.length <= PIPE_BUF) return;
    if (failed(reply)) return call(CANNOT_FORK, {why: strerror(reply.errno)});
    m.strays++;
  },
  document_close: (_m, frame) => sys('close', frame.pipe[1]),
  document_move(m, frame) {
    if (m.flow !== '') return sys('close', frame.pipe[0]);
    if (frame.pipe[0] === current(frame).fd) return again('next');
    frame.opened = frame.pipe[0];
    return again('move');
  },
  document_refused: () => again('refused'),
});

/** Puts descriptors back, the last one first. Locals: {saved, i: saved.length}. */
export const UNDO_REDIRECT = procedure<Memory, {readonly saved: readonly Saved[]; i: number}>('undo_redirect')({
  restore(_m, frame) {
    if (frame.i === 0) return done(0);
    const {fd, copy} = frame.saved[--frame.i] as Saved;
    return copy < 0 ? sys('close', fd) : sys('dup2', copy, fd);
  },
  drop_copy(_m, frame) {
    const {copy} = frame.saved[frame.i] as Saved;
    return copy < 0 ? again('restore') : sys('close', copy);
  },
  more: () => again('restore'),
});
