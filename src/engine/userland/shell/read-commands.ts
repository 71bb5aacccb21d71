// Reading commands from standard input: a line, and more lines while the text is not finished, then it runs. For a person
// it shows a prompt, keeps keyboard signals away from itself, and goes on after errors; a Ctrl-C drops what was typed.

import {again, call, done, procedure} from '../../../base';
import {type Fallible, failed, type Pid, SIGNALS} from '../../abi';
import {INTERACTIVE_SIGNALS} from './child-entry';
import {changeSetup, type Memory} from './memory';
import {TELL_OF_JOBS} from './notice-jobs';
import {variable} from './parameters';
import {sourceOf, TEXT_LIMIT} from './source';
import {sys} from './system';
import {RUN_TEXT, textFrame} from './texts';
import {TAKE_SIGNALS} from './traps';

interface ReadFrame {
  readonly interactive: boolean;
  readonly pid: Pid;
  /** Lines of a command that is not finished. */
  pending: string;
  ended: boolean;
  i: number;
}

const READ_SIZE = 4096;

export const readFrame = (interactive: boolean, pid: Pid): ReadFrame => ({
  interactive,
  pid,
  pending: '',
  ended: false,
  i: 0,
});

export const READ_COMMANDS = procedure<Memory, ReadFrame>('read_commands')({
  begin(m, frame) {
    if (!frame.interactive) return again('read');
    changeSetup(m, {interactive: true, pgrp: frame.pid});
    m.watch = true;
    return sys('setpgid', 0, 0);
  },
  take_terminal: (_m, frame) => sys('tcsetpgrp', frame.pid),
  signals(_m, frame) {
    const signal = INTERACTIVE_SIGNALS[frame.i++];
    if (signal === undefined) return again('prompt');
    return sys('sigaction', signal, signal === SIGNALS.INT ? 'catch' : 'ignore');
  },
  more_signals: () => again('signals'),
  prompt(m, frame) {
    if (!frame.interactive) return again('read');
    return m.jobs.length > 0 && frame.pending === '' ? call(TELL_OF_JOBS, {}) : again('show_prompt');
  },
  show_prompt(m, frame) {
    return sys('prompt', variable(m.vars, frame.pending === '' ? 'PS1' : 'PS2') ?? '', m.status);
  },
  read: m => (m.input.includes('\n') ? again('line') : sys('read', 0, READ_SIZE)),
  got(m, frame, reply: Fallible<string>) {
    if (failed(reply)) {
      if (reply.errno === 'EINTR') return again('interrupted');
      frame.ended = true;
    } else if (reply === '') frame.ended = true;
    else {
      m.input += reply;
      if (!reply.includes('\n') && m.input.length <= TEXT_LIMIT) return again('read');
    }
  },
  line(m, frame) {
    const end = frame.ended ? m.input.length : m.input.indexOf('\n') + 1 || m.input.length;
    frame.pending += m.input.slice(0, end);
    m.input = m.input.slice(end);
    const {incomplete} = sourceOf(frame.pending);
    if (incomplete && !frame.ended) return again('prompt');
    const text = frame.pending;
    frame.pending = '';
    return call(RUN_TEXT, textFrame(text, false, !frame.interactive));
  },
  ran(m, frame) {
    const over = m.flow === 'exit' || (!frame.interactive && m.flow !== '');
    if (over || frame.ended) return done(m.status);
    m.flow = '';
    m.flowLevels = 0;
    m.warned = m.warned === 2 ? 1 : 0;
    m.loops = 0;
    m.guard = 0;
    m.scopes = [];
    return frame.interactive && m.watch ? call(TAKE_SIGNALS, {}) : again('prompt');
  },
  looked(m) {
    m.flow = '';
    return again('prompt');
  },
  interrupted: () => call(TAKE_SIGNALS, {}),
  dropped(m, frame, caught: number) {
    if (m.flow === 'exit') return done(m.status);
    m.flow = '';
    if (!frame.interactive || (caught & (1 << SIGNALS.INT)) === 0) return again('read');
    frame.pending = '';
    m.input = '';
    m.status = 128 + SIGNALS.INT;
    return again('prompt');
  },
});
