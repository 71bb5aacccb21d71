// $(...) and `...`: a child writes into a pipe, the shell reads it to its end and then waits for the child.

import {again, call, done, procedure} from '../../../base';
import {type Fallible, type Fd, failed, type Pid, strerror} from '../../abi';
import {complainOf, fatal} from './builtin';
import {childEntry} from './child-entry';
import type {Stop} from './expand';
import {giveUp, type Memory, OUT_OF_MEMORY, SIZE_LIMIT} from './memory';
import {EMIT, emitFrame} from './output';
import {type EntryRef, within} from './source';
import {sys} from './system';
import {WAIT_FOREGROUND, waitFrame} from './wait-foreground';

interface SubstituteFrame {
  readonly ref: EntryRef;
  readonly vars: Record<string, string>;
  readonly status: number;
  pipe: readonly [Fd, Fd];
  pid: Pid;
  text: string;
}

const READ_SIZE = 4096;

/** Locals for the substitution at which an expansion of the entry `ref` stopped. */
export const substituteFrame = (ref: EntryRef, stop: Extract<Stop, {kind: 'substitution'}>): SubstituteFrame => ({
  ref: within(ref, stop.body),
  vars: stop.vars,
  status: stop.status,
  pipe: [-1, -1],
  pid: 0,
  text: '',
});

/** Answers what was written without the newlines at its end; the status is in the memory. */
export const SUBSTITUTE = procedure<Memory, SubstituteFrame>('substitute')({
  pipe: () => sys('pipe'),
  fork(m, frame, reply: Fallible<readonly [Fd, Fd]>) {
    if (failed(reply)) return again('no_pipe');
    frame.pipe = reply;
    m.status = frame.status;
    const {ref, vars} = frame;
    const plumbing = {stdout: reply[1], close: [reply[0]], group: -1, foreground: false};
    // A failing command within does not end the child (set -e), as in ash.
    m.guard++;
    return sys('fork', childEntry(m, {ref, vars, ...plumbing}));
  },
  forked(_m, frame, reply: Fallible<Pid>) {
    if (!failed(reply)) {
      frame.pid = reply;
      return again('close_write_end');
    }
    return call(CANNOT_FORK, {why: strerror(reply.errno)});
  },
  close_write_end: (_m, frame) => sys('close', frame.pipe[1]),
  read(_m, frame) {
    return frame.pid === 0 ? again('close') : sys('read', frame.pipe[0], READ_SIZE);
  },
  more(_m, frame, reply: Fallible<string>) {
    if (failed(reply)) return reply.errno === 'EINTR' ? again('read') : again('close');
    frame.text += reply;
    if (reply === '' || frame.text.length > SIZE_LIMIT) return again('close');
    return again('read');
  },
  close: (_m, frame) => sys('close', frame.pipe[0]),
  wait(m, frame) {
    if (frame.pid === 0) return again('end');
    return call(WAIT_FOREGROUND, waitFrame([frame.pid], ''));
  },
  end(m, frame) {
    m.guard--;
    if (frame.text.length > SIZE_LIMIT) return call(EMIT, emitFrame(fatal(OUT_OF_MEMORY)));
    let {length} = frame.text;
    while (frame.text[length - 1] === '\n') length--;
    return done(frame.text.slice(0, length).replaceAll('\0', ''));
  },
  too_much: () => done(''),
  no_pipe(m) {
    giveUp(m, 2);
    return call(EMIT, emitFrame(complainOf("can't create pipe", 2)));
  },
  without_pipe: () => done(''),
});

/** A fork that fails ends the shell (ash: can't fork, status 2). */
export const CANNOT_FORK = procedure<Memory, {readonly why: string}>('cannot_fork')({
  complain: (_m, {why}) => call(EMIT, emitFrame({fd: 2, text: `sh: can't fork: ${why}\n`, status: 2, fatal: true})),
  end: () => done(2),
});
