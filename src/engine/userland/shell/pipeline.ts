// Pipelines and background commands. Every member of a pipeline is a child of this shell, also in the background; the
// status is the last one's. An interactive shell gives each its own process group, and the terminal if it waits for it.

import {again, call, done, procedure} from '../../../base';
import {type Fallible, type Fd, failed, type Pid, strerror} from '../../abi';
import {childEntry} from './child-entry';
import type {BackgroundEntry, PipelineEntry} from './entries';
import {type EntryFrame, evaluates} from './evaluate';
import {addJob} from './jobs';
import type {Memory} from './memory';
import {type EntryRef, entryIn, within} from './source';
import {CANNOT_FORK} from './substitution';
import {sys} from './system';
import {WAIT_FOREGROUND, waitFrame} from './wait-foreground';

interface PipelineFrame extends EntryFrame {
  /** The whole of it as a background job, or null. */
  readonly background?: string;
  items?: readonly EntryRef[];
  pids?: readonly Pid[];
  /** Reading end that the next member gets, and the pipe it writes to. */
  input?: Fd;
  pipe?: readonly [Fd, Fd] | null;
  why?: string;
}

const started = (frame: PipelineFrame) => (frame.pids as readonly Pid[]).length;
const isLast = (frame: PipelineFrame) => started(frame) === (frame.items as readonly EntryRef[]).length - 1;

function memberEntry(m: Memory, frame: PipelineFrame) {
  const {interactive} = m.setup;
  const background = frame.background !== undefined;
  const first = started(frame) === 0;
  return childEntry(m, {
    ref: frame.items?.[started(frame)] as EntryRef,
    stdin: frame.input ?? -1,
    stdout: frame.pipe?.[1] ?? -1,
    close: frame.pipe == null ? [] : [frame.pipe[0]],
    group: interactive ? (frame.pids?.[0] ?? 0) : -1,
    foreground: interactive && !background,
    background: background && !interactive,
    nullInput: background && !interactive && first,
  });
}

const PIPELINE = procedure<Memory, PipelineFrame>('pipeline')({
  begin(m, frame) {
    const entry = entryIn(m.setup.scripts, frame.ref);
    const items = entry.kind === 'pipeline' ? entry.items.map(item => within(frame.ref, item)) : [frame.ref];
    frame.items = items;
    frame.pids = [];
    frame.input = -1;
  },
  pipe: (_m, frame) => (isLast(frame) ? undefined : sys('pipe')),
  fork(m, frame, reply: Fallible<readonly [Fd, Fd]> | undefined) {
    if (failed(reply)) {
      frame.why = strerror(reply.errno);
      frame.pipe = null;
      return again('give_up');
    }
    frame.pipe = reply ?? null;
    return sys('fork', memberEntry(m, frame));
  },
  forked(m, frame, reply: Fallible<Pid>) {
    if (failed(reply)) {
      frame.why = strerror(reply.errno);
      return again('give_up');
    }
    frame.pids = [...(frame.pids as readonly Pid[]), reply];
    return m.setup.interactive ? sys('setpgid', reply, frame.pids[0] as Pid) : undefined;
  },
  close_input(_m, frame) {
    return (frame.input as Fd) >= 0 ? sys('close', frame.input as Fd) : undefined;
  },
  close_output(_m, frame) {
    frame.input = frame.pipe?.[0] ?? -1;
    return frame.pipe == null ? undefined : sys('close', frame.pipe[1]);
  },
  more(_m, frame) {
    return again(started(frame) < (frame.items as readonly EntryRef[]).length ? 'pipe' : 'wait');
  },
  give_up: (_m, frame) => ((frame.input as Fd) >= 0 ? sys('close', frame.input as Fd) : undefined),
  give_up_pipe: (_m, frame) => (frame.pipe == null ? undefined : sys('close', frame.pipe[0])),
  give_up_output: (_m, frame) => (frame.pipe == null ? undefined : sys('close', frame.pipe[1])),
  given_up: (_m, frame) => call(CANNOT_FORK, {why: frame.why}),
  refused: m => done(m.status),
  wait(m, frame) {
    const pids = frame.pids as readonly Pid[];
    if (frame.background === undefined) {
      const {text} = entryIn(m.setup.scripts, frame.ref) as PipelineEntry;
      return call(WAIT_FOREGROUND, waitFrame(pids, text));
    }
    addJob(m, pids, frame.background);
    m.lastBackground = pids[pids.length - 1] as Pid;
    m.status = 0;
  },
  end: m => done(m.status),
});

evaluates('pipeline', PIPELINE);

evaluates(
  'background',
  procedure<Memory, EntryFrame>('background')({
    start(m, frame) {
      const {body, text} = entryIn(m.setup.scripts, frame.ref) as BackgroundEntry;
      return call(PIPELINE, {ref: within(frame.ref, body), tail: false, background: text});
    },
    end: m => done(m.status),
  }),
);
