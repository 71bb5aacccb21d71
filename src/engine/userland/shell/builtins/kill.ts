// kill [-SIGNAL | -s SIGNAL] TARGETS, and kill -l. Targets may be jobs too.

import {again, type Call, call, done, procedure} from '../../../../base';
import {type Fallible, failed, type Pid, strerror} from '../../../abi';
import {killTarget, planKill} from '../../libc';
import {type Builtin, complainOf, plain, print} from '../builtin';
import {jobOfSpec} from '../jobs';
import type {Memory} from '../memory';
import {EMIT, emitFrame} from '../output';
import {sys} from '../system';

interface KillFrame {
  readonly argv: readonly string[];
  signal?: number;
  /** What is signalled, how it was named, and why it cannot be. */
  targets?: readonly Target[];
  i?: number;
  status?: number;
}

interface Target {
  readonly pid: Pid;
  readonly name: string;
  readonly error: string;
}

function targetsOf(m: Memory, name: string): Target[] {
  if (!name.startsWith('%')) {
    const pid = killTarget(name);
    return [{pid: pid ?? 0, name, error: pid === undefined ? `invalid number '${name}'` : ''}];
  }
  const job = jobOfSpec(m, name);
  if (typeof job === 'string') return [{pid: 0, name, error: `kill: ${job}`}];
  return (m.setup.interactive ? [-(job.pids[0] as Pid)] : job.alive).map(pid => ({pid, name, error: ''}));
}

/** The status is the number of complaints, as with BusyBox. */
function complain(frame: KillFrame, message: string): Call {
  frame.status = (frame.status as number) + 1;
  return call(EMIT, emitFrame(complainOf(message)));
}

const KILL = procedure<Memory, KillFrame>('kill_builtin')({
  begin(m, frame) {
    const plan = planKill(frame.argv);
    if (plan.kind !== 'send') return done(m.status);
    frame.signal = plan.signal;
    frame.targets = plan.targets.flatMap(word => targetsOf(m, word));
    frame.status = 0;
    frame.i = 0;
  },
  kill(m, frame) {
    const target = frame.targets?.[frame.i as number];
    if (target === undefined) return done((m.status = frame.status as number));
    return target.error === '' ? sys('kill', target.pid, frame.signal as number) : complain(frame, target.error);
  },
  killed(_m, frame, reply: Fallible<number>) {
    const name = frame.targets?.[frame.i as number]?.name;
    frame.i = (frame.i as number) + 1;
    return failed(reply) ? complain(frame, `can't kill pid ${name}: ${strerror(reply.errno)}`) : again('kill');
  },
  next: () => again('kill'),
});

export const KILL_BUILTIN: Builtin = plain((_m, argv) => {
  const plan = planKill(argv);
  if (plan.kind === 'send') return null;
  return plan.kind === 'list' ? print(plan.text) : complainOf(plan.error);
}, KILL);
