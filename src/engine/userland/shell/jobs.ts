// The table of background jobs: plain rows, replaced rather than written. The current job stands last, and those that are
// stopped behind those that run (ash's set_curjob). A finished job is kept until `wait` or `jobs` has told of it.

import {type Pid, strsignal, type WaitResult} from '../../abi';
import type {Job, Memory} from './memory';

/** Finished jobs that are remembered. */
const FINISHED_LIMIT = 256;

/** A job that was stopped becomes the current one; one that goes on stands behind all that are stopped. */
function place(jobs: readonly Job[], job: Job): readonly Job[] {
  let at = jobs.length;
  if (job.state === 'running') while (jobs[at - 1]?.state === 'stopped') at--;
  return [...jobs.slice(0, at), job, ...jobs.slice(at)];
}

const without = (m: Memory, number: number): readonly Job[] => m.jobs.filter(job => job.number !== number);

export function addJob(
  m: Memory,
  pids: readonly Pid[],
  text: string,
  state: Job['state'] = 'running',
  status = 0,
): Job {
  let number = 1;
  while (m.jobs.some(job => job.number === number)) number++;
  const job: Job = {number, pids, alive: pids, state, status, text};
  const finished = m.jobs.filter(one => one.state === 'done').length;
  const oldest = finished < FINISHED_LIMIT ? -1 : m.jobs.findIndex(one => one.state === 'done');
  m.jobs = place(
    m.jobs.filter((_, i) => i !== oldest),
    job,
  );
  return job;
}

export function removeJob(m: Memory, number: number): void {
  m.jobs = without(m, number);
}

export const hasRunningJobs = (m: Memory): boolean => m.jobs.some(job => job.state !== 'done');

export const jobOfPid = (m: Memory, pid: Pid): Job | undefined => m.jobs.find(job => job.pids.includes(pid));

/** %1, %%, %+, %-, %text, %?text; the message if there is no such job. */
export function jobOfSpec(m: Memory, spec: string): Job | string {
  const name = spec.slice(1);
  if (/^[%+]?$/.test(name)) return m.jobs[m.jobs.length - 1] ?? 'No current job';
  if (name === '-') return m.jobs[m.jobs.length - 2] ?? 'No previous job';
  const fits = /^[0-9]+$/.test(name)
    ? (job: Job) => job.number === Number(name)
    : (job: Job) => (name[0] === '?' ? job.text.includes(name.slice(1)) : job.text.startsWith(name));
  const [job, other] = m.jobs.filter(fits);
  return other === undefined ? (job ?? `${spec}: no such job`) : `${spec}: ambiguous`;
}

/** Notes what wait(2) said about a task that may belong to a job. */
export function noteChild(m: Memory, {pid, status, stopped}: WaitResult): void {
  const its = m.jobs.find(job => job.alive.includes(pid));
  if (stopped && its !== undefined) m.jobs = place(without(m, its.number), {...its, state: 'stopped', status});
  else
    m.jobs = m.jobs.map(job => {
      if (job !== its) return job;
      const alive = job.alive.filter(one => one !== pid);
      const last = job.pids[job.pids.length - 1] === pid;
      return {...job, alive, state: alive.length === 0 ? 'done' : 'running', status: last ? status : job.status};
    });
}

export function markRunning(m: Memory, number: number): void {
  const job = m.jobs.find(one => one.number === number);
  if (job !== undefined) m.jobs = place(without(m, number), {...job, state: 'running'});
}

function stateText({state, status}: Job): string {
  if (state === 'running') return 'Running';
  if (state === 'stopped') return 'Stopped';
  if (status > 128) return strsignal(status - 128);
  return status === 0 ? 'Done' : `Done(${status})`;
}

/** One line of `jobs`, in ash's columns. */
export function describeJob(m: Memory, job: Job, long: boolean): string {
  const last = m.jobs.length - 1;
  const mark = job === m.jobs[last] ? '+' : job === m.jobs[last - 1] ? '-' : ' ';
  const pid = long ? `${job.pids[0]} ` : '';
  return `${`[${job.number}]${mark}  ${pid}${stateText(job)}`.padEnd(32)} ${job.text}`.trimEnd();
}
