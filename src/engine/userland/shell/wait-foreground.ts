// Waiting for a foreground command. While background jobs run, whichever child ends first is reaped and noted, so that a
// finished job does not stay a zombie (waitpid(-1), as ash does).

import {again, call, done, procedure} from '../../../base';
import {type Fallible, failed, type Pid, SIGNALS, strsignal, type WaitResult, WUNTRACED} from '../../abi';
import {addJob, describeJob, hasRunningJobs, jobOfPid, noteChild} from './jobs';
import {checkFailure, type Memory} from './memory';
import {PIPEFAIL} from './options';
import {EMIT, emitFrame} from './output';
import {sys} from './system';

interface WaitFrame {
  /** The members of the pipeline, and those not yet reaped. The last one gives the status. */
  readonly pids: readonly Pid[];
  left: readonly Pid[];
  readonly text: string;
  status: number;
  /** With pipefail: place and status of the last member that failed. */
  failed: readonly [number, number];
  stopped: boolean;
}

export const waitFrame = (pids: readonly Pid[], text: string): WaitFrame => ({
  pids,
  left: pids,
  text,
  status: 0,
  failed: [-1, 0],
  stopped: false,
});

export const WAIT_FOREGROUND = procedure<Memory, WaitFrame>('wait_foreground')({
  wait(m, frame) {
    if (frame.left.length === 0) return again('terminal');
    const any = frame.left.length > 1 || m.strays > 0 || (m.jobs.length > 0 && hasRunningJobs(m));
    return sys('wait', any ? -1 : (frame.left[0] as Pid), m.setup.interactive ? WUNTRACED : 0);
  },
  reaped(m, frame, reply: Fallible<WaitResult | 0>) {
    if (failed(reply)) {
      if (reply.errno === 'EINTR') return again('wait');
      frame.left = [];
      frame.status = 127;
    } else if (reply !== 0 && note(m, frame, reply)) return sys('write', 2, `${strsignal(reply.signal)}\n`);
  },
  told(m, frame) {
    return again(m.setup.interactive || frame.left.length > 0 ? 'wait' : 'end');
  },
  terminal: m => (m.setup.interactive ? sys('tcsetpgrp', m.setup.pgrp) : undefined),
  stopped(m, frame) {
    if (!frame.stopped) return;
    const job = addJob(m, frame.pids, frame.text, 'stopped', frame.status);
    return call(EMIT, emitFrame({fd: 2, text: `\n${describeJob(m, job, false)}\n`, status: 0, fatal: false}));
  },
  end(m, frame) {
    m.status = (m.setup.options.includes(PIPEFAIL) && frame.failed[1]) || frame.status;
    checkFailure(m);
    return done(m.status);
  },
});

/** Answers whether a person is to be told that a signal ended it. */
function note(m: Memory, frame: WaitFrame, result: WaitResult): boolean {
  if (!frame.left.includes(result.pid)) {
    if (jobOfPid(m, result.pid) !== undefined) noteChild(m, result);
    else if (m.strays > 0) m.strays--;
    return false;
  }
  if (result.stopped) {
    frame.stopped = true;
    frame.left = [];
    frame.status = result.status;
    return false;
  }
  frame.left = frame.left.filter(pid => pid !== result.pid);
  const at = frame.pids.indexOf(result.pid);
  if (at === frame.pids.length - 1) frame.status = result.status;
  if (result.status !== 0 && at > frame.failed[0]) frame.failed = [at, result.status];
  // A person's Ctrl-C ends the whole line, not only the command that died of it.
  if (m.setup.interactive && result.signal === SIGNALS.INT) m.flow = 'abort';
  return result.signal !== 0 && result.signal !== SIGNALS.INT && result.signal !== SIGNALS.PIPE;
}
