// wait, jobs, fg and bg.

import {again, call, done, procedure} from '../../../../base';
import {type Fallible, failed, type Pid, SIGNALS, type WaitResult} from '../../../abi';
import {type Builtin, calling, complainOf, type Printed, plain, print} from '../builtin';
import {describeJob, hasRunningJobs, jobOfPid, jobOfSpec, markRunning, noteChild, removeJob} from '../jobs';
import type {Job, Memory} from '../memory';
import {NOTICE_JOBS} from '../notice-jobs';
import {EMIT, emitFrame} from '../output';
import {sys} from '../system';
import {lowestSignal, TAKE_SIGNALS} from '../traps';
import {WAIT_FOREGROUND, waitFrame} from '../wait-foreground';

interface WaitFrame {
  readonly argv: readonly string[];
  i?: number;
  status?: number;
}

/** By number or text, or by a pid; a message if there is none. */
const jobNamed = (m: Memory, word: string): Job | string =>
  word.startsWith('%') ? jobOfSpec(m, word) : (jobOfPid(m, Number(word)) ?? `${word}: no such job`);

const WAIT = procedure<Memory, WaitFrame>('wait_builtin')({
  begin(m, frame) {
    const wrong = frame.argv.slice(1).find(word => !/^(%.*|[0-9]+)$/.test(word));
    if (wrong !== undefined) return call(EMIT, emitFrame(complainOf(`wait: Illegal number: ${wrong}`, 2)));
    frame.i = 1;
    frame.status = 0;
    return again('next');
  },
  refused: m => done(m.status),
  next(m, frame) {
    const word = frame.argv[frame.i as number];
    if (frame.argv.length === 1) return hasRunningJobs(m) ? again('wait') : again('all_done');
    if (word === undefined) return done((m.status = frame.status as number));
    const named = jobNamed(m, word);
    if (typeof named === 'string' && word[0] === '%') return call(EMIT, emitFrame(complainOf(`wait: ${named}`, 2)));
    const job = typeof named === 'string' ? undefined : named;
    if (job?.state === 'running') return again('wait');
    frame.status = job?.status ?? 127;
    if (job !== undefined && job.state !== 'stopped') removeJob(m, job.number);
    frame.i = (frame.i as number) + 1;
    return again('next');
  },
  no_such_job: m => done(m.status),
  wait: () => sys('wait', -1, 0),
  waited(m, frame, reply: Fallible<WaitResult | 0>) {
    if (failed(reply)) {
      if (reply.errno === 'EINTR') return call(TAKE_SIGNALS, {});
      // Nothing is left to wait for: what the table still has was reaped by somebody else.
      m.jobs = [];
    } else if (reply !== 0) noteChild(m, reply);
    return again('next');
  },
  interrupted(m, _frame, caught: number) {
    return done((m.status = caught === 0 ? 130 : 128 + lowestSignal(caught)));
  },
  all_done(m) {
    m.jobs = [];
    return done((m.status = 0));
  },
});

function listJobs(m: Memory, argv: readonly string[]): Printed {
  const pids = argv[1] === '-p';
  const long = argv[1] === '-l';
  if (!pids && !long && argv[1]?.startsWith('-')) return complainOf(`jobs: illegal option ${argv[1]}`, 2);
  const names = argv.slice(pids || long ? 2 : 1);
  const named = names.map(name => jobNamed(m, name));
  const missing = named.find(one => typeof one === 'string');
  if (missing !== undefined) return complainOf(`jobs: ${missing}`, 2);
  const shown = names.length === 0 ? [...m.jobs].reverse() : (named as Job[]);
  const text = shown.map(job => `${pids ? job.pids[0] : describeJob(m, job, long)}\n`).join('');
  if (!pids) m.jobs = m.jobs.filter(job => job.state !== 'done');
  return print(text);
}

/** The table as it is now: first it hears of those that ended meanwhile. */
const LIST = procedure<Memory, {readonly argv: readonly string[]}>('jobs_builtin')({
  notice: () => call(NOTICE_JOBS, {}),
  list: (m, {argv}) => call(EMIT, emitFrame(listJobs(m, argv))),
  end: m => done(m.status),
});

interface ForegroundFrame {
  readonly argv: readonly string[];
  job?: Job;
}

/** fg: the terminal and a SIGCONT, then waiting. bg: the SIGCONT only. */
const FOREGROUND = procedure<Memory, ForegroundFrame>('fg_builtin')({
  begin(m, frame) {
    if (!m.setup.interactive) return call(EMIT, emitFrame(complainOf(`${frame.argv[0]}: no job control`, 2)));
    const job = jobOfSpec(m, frame.argv[1] ?? '%%');
    if (typeof job === 'string') return call(EMIT, emitFrame(complainOf(`${frame.argv[0]}: ${job}`, 2)));
    frame.job = job;
    const text = frame.argv[0] === 'fg' ? `${job.text}\n` : `[${job.number}] ${job.text}\n`;
    return call(EMIT, emitFrame(print(text)));
  },
  take_terminal(m, frame) {
    if (frame.job === undefined) return done(m.status);
    return frame.argv[0] === 'fg' ? sys('tcsetpgrp', frame.job.pids[0] as Pid) : undefined;
  },
  go_on: (_m, frame) => sys('kill', -(frame.job?.pids[0] as Pid), SIGNALS.CONT),
  wait(m, frame) {
    const job = frame.job as Job;
    if (frame.argv[0] === 'bg') {
      markRunning(m, job.number);
      return done((m.status = 0));
    }
    removeJob(m, job.number);
    return call(WAIT_FOREGROUND, {...waitFrame(job.pids, job.text), left: job.alive});
  },
  end: m => done(m.status),
});

export const JOBS: Readonly<Record<string, Builtin>> = {
  wait: calling(WAIT),
  jobs: plain((m, argv) => (hasRunningJobs(m) ? null : listJobs(m, argv)), LIST),
  fg: calling(FOREGROUND),
  bg: calling(FOREGROUND),
};
