// A forked child of the shell: takes its place (process group, descriptors, signals), runs its one entry or program, and
// exits with the status.

import {again, call, done, procedure} from '../../../base';
import {type Fallible, type Fd, failed, O_RDONLY, type Pid, SIGNALS} from '../../abi';
import {type ChildEntry, type Errand, isEmpty} from './child-entry';
import {evaluate} from './evaluate';
import {LAUNCH, launchFrame} from './launch';
import type {Memory, Setup} from './memory';
import {EMIT, emitFrame} from './output';
import {sys} from './system';
import {RUN_EXIT_TRAP} from './traps';

interface ChildFrame {
  readonly errand: Errand;
  readonly pid: Pid;
  /** Signals and descriptors dealt with so far. */
  handled: number;
  closed: number;
  opened: Fd;
}

export const CHILD = procedure<Memory, ChildFrame>('sh_child')({
  begin(_m, frame) {
    const {group, background, stdin, stdout, close, defaults} = frame.errand;
    const plain = group < 0 && !background && stdin < 0 && stdout < 0 && close.length === 0 && defaults.length === 0;
    return plain ? again('body') : undefined;
  },
  join_group: (_m, frame) => (frame.errand.group < 0 ? again('signals') : sys('setpgid', 0, frame.errand.group)),
  take_terminal: (_m, frame) =>
    frame.errand.foreground ? sys('tcsetpgrp', frame.errand.group || frame.pid) : undefined,
  signals(_m, frame) {
    const signal = frame.errand.defaults[frame.handled++];
    return signal === undefined ? again('background') : sys('sigaction', signal, 'default');
  },
  next_signal: () => again('signals'),
  background: (_m, frame) => (frame.errand.background ? sys('sigaction', SIGNALS.INT, 'ignore') : again('input')),
  ignore_quit: () => sys('sigaction', SIGNALS.QUIT, 'ignore'),
  null_input: (_m, frame) => (frame.errand.nullInput ? sys('open', '/dev/null', O_RDONLY, 0) : again('input')),
  move_null(_m, frame, reply: Fallible<Fd>) {
    if (failed(reply) || reply === 0) return again('input');
    frame.opened = reply;
    return sys('dup2', reply, 0);
  },
  close_null: (_m, frame) => sys('close', frame.opened),
  input: (_m, frame) => (frame.errand.stdin < 0 ? again('output') : sys('dup2', frame.errand.stdin, 0)),
  close_input: (_m, frame) => (frame.errand.stdin > 0 ? sys('close', frame.errand.stdin) : undefined),
  output: (_m, frame) => (frame.errand.stdout < 0 ? again('close_others') : sys('dup2', frame.errand.stdout, 1)),
  close_output: (_m, frame) => (frame.errand.stdout !== 1 ? sys('close', frame.errand.stdout) : undefined),
  close_others(_m, frame) {
    const fd = frame.errand.close[frame.closed++];
    return fd === undefined ? again('body') : sys('close', fd);
  },
  more_to_close: () => again('close_others'),
  body(m, frame) {
    if (frame.errand.document !== null) {
      return call(EMIT, emitFrame({fd: 1, text: frame.errand.document, status: 0, fatal: false}));
    }
    if (frame.errand.argv !== null)
      return call(LAUNCH, launchFrame(frame.errand.argv, frame.errand.redirects, frame.errand.assigned));
    return evaluate(m, frame.errand.ref, true);
  },
  exit_trap(m) {
    return m.setup.traps.EXIT === undefined ? done(m.status) : call(RUN_EXIT_TRAP, {});
  },
  exit: m => done(m.status),
});

/** The child's own memory and first frame. Not spread: a subshell in a loop makes one each time. */
export function startChild({memory: m, vars, errand}: ChildEntry, pid: Pid): {memory: Memory; locals: ChildFrame} {
  const memory: Memory = {
    setup: childSetup(m.setup),
    vars,
    varsShared: true,
    args: m.args,
    status: m.status,
    lastBackground: m.lastBackground,
    flow: '',
    flowLevels: 0,
    loops: m.loops,
    guard: m.guard,
    watch: false,
    jobs: errand.keepJobs ? m.jobs : [],
    strays: 0,
    scopes: m.scopes,
    texts: m.texts,
    getopts: m.getopts,
    warned: 0,
    input: '',
  };
  return {memory, locals: {errand, pid, handled: 0, closed: 0, opened: -1}};
}

/** Traps go back to the default, except those that ignore; and no child talks to the person. */
function childSetup(setup: Setup): Setup {
  const {traps, interactive} = setup;
  if (!interactive && isEmpty(traps)) return setup;
  const ignored = Object.keys(traps)
    .filter(name => traps[name] === '' && name !== 'EXIT')
    .map(name => [name, ''] as const);
  return {...setup, interactive: false, traps: Object.fromEntries(ignored)};
}
