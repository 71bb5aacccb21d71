// Noticing what became of background jobs without waiting: for `jobs`, and before each prompt, where a person is told of
// those that ended or stopped since (ash: dowait without blocking, then showjobs).

import {again, call, done, procedure} from '../../../base';
import {type Fallible, failed, type WaitResult, WNOHANG, WUNTRACED} from '../../abi';
import {describeJob, hasRunningJobs, jobOfPid, noteChild} from './jobs';
import type {Memory} from './memory';
import {EMIT, emitFrame} from './output';
import {sys} from './system';

/** Takes what wait(2) has to say at once. */
export const NOTICE_JOBS = procedure<Memory, object>('notice_jobs')({
  look: m => (hasRunningJobs(m) ? sys('wait', -1, WNOHANG | (m.setup.interactive ? WUNTRACED : 0)) : done(0)),
  noted(m, _frame, reply: Fallible<WaitResult | 0>) {
    if (failed(reply) || reply === 0) return done(0);
    if (jobOfPid(m, reply.pid) !== undefined) noteChild(m, reply);
    else if (m.strays > 0) m.strays--;
    return again('look');
  },
});

/** Before a prompt: a line for each job that has ended, which is then forgotten. $? stays. */
export const TELL_OF_JOBS = procedure<Memory, object>('tell_of_jobs')({
  notice: () => call(NOTICE_JOBS, {}),
  tell(m) {
    const text = [...m.jobs]
      .reverse()
      .filter(job => job.state === 'done')
      .map(job => `${describeJob(m, job, false)}\n`)
      .join('');
    if (text === '') return done(m.status);
    m.jobs = m.jobs.filter(job => job.state !== 'done');
    return call(EMIT, emitFrame({fd: 2, text, status: m.status, fatal: false}));
  },
  end: m => done(m.status),
});
