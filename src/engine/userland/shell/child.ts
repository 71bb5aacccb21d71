// A forked child of the shell: takes its place (process group, descriptors, signals), runs its one entry or program, and
// exits with the status.

import {again, call, done, procedure} from '../../../base';
import {type Fallible, type Fd, failed, O_RDONLY, type Pid, SIGNALS} from '../../abi';
import type {ChildEntry} from './child-entry';
import {evaluate} from './evaluate';
import {LAUNCH, launchFrame} from './launch';
import type {Memory} from './memory';
import {EMIT, emitFrame} from './output';
import {sys} from './system';
import {RUN_EXIT_TRAP} from './traps';

interface ChildFrame extends Omit<ChildEntry, 'memory' | 'vars'> {
  readonly pid: Pid;
  /** Signals and descriptors dealt with so far. */
  handled: number;
  closed: number;
  opened: Fd;
}

export const CHILD = procedure<Memory, ChildFrame>('sh_child')({
  begin(_m, frame) {
    const {group, background, stdin, stdout, close, defaults} = frame;
    const plain = group < 0 && !background && stdin < 0 && stdout < 0 && close.length === 0 && defaults.length === 0;
    return plain ? again('body') : undefined;
  },
  join_group: (_m, frame) => (frame.group < 0 ? again('signals') : sys('setpgid', 0, frame.group)),
  take_terminal: (_m, frame) => (frame.foreground ? sys('tcsetpgrp', frame.group || frame.pid) : undefined),
  signals(_m, frame) {
    const signal = frame.defaults[frame.handled++];
    return signal === undefined ? again('background') : sys('sigaction', signal, 'default');
  },
  next_signal: () => again('signals'),
  background: (_m, frame) => (frame.background ? sys('sigaction', SIGNALS.INT, 'ignore') : again('input')),
  ignore_quit: () => sys('sigaction', SIGNALS.QUIT, 'ignore'),
  null_input: (_m, frame) => (frame.nullInput ? sys('open', '/dev/null', O_RDONLY, 0) : again('input')),
  move_null(_m, frame, reply: Fallible<Fd>) {
    if (failed(reply) || reply === 0) return again('input');
    frame.opened = reply;
    return sys('dup2', reply, 0);
  },
  close_null: (_m, frame) => sys('close', frame.opened),
  input: (_m, frame) => (frame.stdin < 0 ? again('output') : sys('dup2', frame.stdin, 0)),
  close_input: (_m, frame) => (frame.stdin > 0 ? sys('close', frame.stdin) : undefined),
  output: (_m, frame) => (frame.stdout < 0 ? again('close_others') : sys('dup2', frame.stdout, 1)),
  close_output: (_m, frame) => (frame.stdout !== 1 ? sys('close', frame.stdout) : undefined),
  close_others(_m, frame) {
    const fd = frame.close[frame.closed++];
    return fd === undefined ? again('body') : sys('close', fd);
  },
  more_to_close: () => again('close_others'),
  body(m, frame) {
    if (frame.document !== null) {
      return call(EMIT, emitFrame({fd: 1, text: frame.document, status: 0, fatal: false}));
    }
    if (frame.argv !== null) return call(LAUNCH, launchFrame(frame.argv, frame.redirects, frame.assigned));
    return evaluate(m, frame.ref, true);
  },
  exit_trap(m) {
    return m.setup.traps.EXIT === undefined ? done(m.status) : call(RUN_EXIT_TRAP, {});
  },
  exit: m => done(m.status),
});

/** The child's own memory and first frame. */
export function startChild(entry: ChildEntry, pid: Pid): {memory: Memory; locals: ChildFrame} {
  const {memory: parent, vars, ...rest} = entry;
  const {traps, interactive} = parent.setup;
  const memory: Memory = {
    ...parent,
    vars,
    varsShared: true,
    flow: '',
    watch: false,
    jobs: entry.keepJobs ? parent.jobs : [],
    input: '',
  };
  if (interactive || Object.keys(traps).length > 0) {
    const ignored = Object.entries(traps).filter(([name, action]) => action === '' && name !== 'EXIT');
    memory.setup = {...parent.setup, interactive: false, traps: Object.fromEntries(ignored)};
  }
  return {memory, locals: {...rest, pid, handled: 0, closed: 0, opened: -1}};
}
