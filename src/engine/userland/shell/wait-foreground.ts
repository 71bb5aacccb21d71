// Waiting for a foreground command. While background jobs run, whichever child ends first is reaped and noted, so that a
// finished job does not stay a zombie (waitpid(-1), as ash does).

import {again, call, done, procedure} from '../../../base';
import {type Fallible, failed, type Pid, SIGNALS, type WaitResult, WUNTRACED} from '../../abi';
import {addJob, describeJob, hasRunningJobs, jobOfPid, noteChild} from './jobs';
import {checkFailure, type Memory} from './memory';
import {EMIT, emitFrame} from './output';
import {sys} from './system';

interface WaitFrame {
  /** The members of the pipeline, and those not yet reaped. The last one gives the status. */
  readonly pids: readonly Pid[];
  left: readonly Pid[];
  readonly text: string;
  status: number;
  stopped: boolean;
}

export const waitFrame = (pids: readonly Pid[], text: string): WaitFrame => ({
  pids,
  left: pids,
  text,
  status: 0,
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
    } else if (reply !== 0) note(m, frame, reply);
    return again(m.setup.interactive || frame.left.length > 0 ? 'wait' : 'end');
  },
  terminal: m => (m.setup.interactive ? sys('tcsetpgrp', m.setup.pgrp) : undefined),
  stopped(m, frame) {
    if (!frame.stopped) return;
    const job = addJob(m, frame.pids, frame.text, 'stopped', frame.status);
    return call(EMIT, emitFrame({fd: 2, text: `\n${describeJob(m, job, false)}\n`, status: 0, fatal: false}));
  },
  end(m, frame) {
    m.status = frame.status;
    checkFailure(m);
    return done(m.status);
  },
});

function note(m: Memory, frame: WaitFrame, result: WaitResult): void {
  if (!frame.left.includes(result.pid)) {
    if (jobOfPid(m, result.pid) !== undefined) noteChild(m, result);
    else if (m.strays > 0) m.strays--;
    return;
  }
  if (result.stopped) {
    frame.stopped = true;
    frame.left = [];
    frame.status = result.status;
    return;
  }
  frame.left = frame.left.filter(pid => pid !== result.pid);
  if (result.pid === frame.pids[frame.pids.length - 1]) frame.status = result.status;
  // A person's Ctrl-C ends the whole line, not only the command that died of it.
  if (m.setup.interactive && result.signal === SIGNALS.INT) m.flow = 'abort';
}
