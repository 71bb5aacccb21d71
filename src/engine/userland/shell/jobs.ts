// The table of background jobs: plain rows, replaced rather than written. A finished job is kept until `wait` or `jobs`
// has told of it.

import {type Pid, strsignal, type WaitResult} from '../../abi';
import type {Job, Memory} from './memory';

/** Finished jobs that are remembered. */
const FINISHED_LIMIT = 256;

export function addJob(
  m: Memory,
  pids: readonly Pid[],
  text: string,
  state: Job['state'] = 'running',
  status = 0,
): Job {
  const number = m.jobs.reduce((highest, job) => Math.max(highest, job.number), 0) + 1;
  const job: Job = {number, pids, alive: pids, state, status, text};
  const finished = m.jobs.filter(one => one.state === 'done').length;
  const oldest = finished < FINISHED_LIMIT ? -1 : m.jobs.findIndex(one => one.state === 'done');
  m.jobs = [...m.jobs.filter((_, i) => i !== oldest), job];
  return job;
}

export function removeJob(m: Memory, number: number): void {
  m.jobs = m.jobs.filter(job => job.number !== number);
}

export const hasRunningJobs = (m: Memory): boolean => m.jobs.some(job => job.state !== 'done');

export const jobOfPid = (m: Memory, pid: Pid): Job | undefined => m.jobs.find(job => job.pids.includes(pid));

/** %1, %%, %+, %-, %text. */
export function jobOfSpec(m: Memory, spec: string): Job | undefined {
  const name = spec.slice(1);
  if (name === '' || name === '%' || name === '+') return m.jobs[m.jobs.length - 1];
  if (name === '-') return m.jobs[m.jobs.length - 2] ?? m.jobs[m.jobs.length - 1];
  if (/^[0-9]+$/.test(name)) return m.jobs.find(job => job.number === Number(name));
  return m.jobs.find(job => job.text.startsWith(name));
}

/** Notes what wait(2) said about a task that may belong to a job. */
export function noteChild(m: Memory, {pid, status, stopped}: WaitResult): void {
  m.jobs = m.jobs.map(job => {
    if (!job.alive.includes(pid)) return job;
    if (stopped) return {...job, state: 'stopped', status};
    const alive = job.alive.filter(one => one !== pid);
    const last = job.pids[job.pids.length - 1] === pid;
    return {...job, alive, state: alive.length === 0 ? 'done' : 'running', status: last ? status : job.status};
  });
}

export function markRunning(m: Memory, number: number): void {
  m.jobs = m.jobs.map(job => (job.number === number ? {...job, state: 'running'} : job));
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
  return `${`[${job.number}]${mark}  ${pid}${stateText(job)}`.padEnd(33)} ${job.text}`.trimEnd();
}
