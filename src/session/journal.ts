// What happened since the last update: terminal output, tracepoints for animation, and who ran where. Bounded: output
// beyond a limit is cut in the middle with a note, tracepoints beyond theirs are counted. Keeps the last tracepoints apart
// for the report of a panic.

import type {TraceRecord} from '../engine/abi';
import type {ShownRefusal} from '../engine/kernel';
import {TRACE_LIMIT, type TtyChunk} from '../protocol';

/** Characters of output in one update. */
const OUTPUT_MAX = 262_144;
/** Switches (three numbers each) in one update. */
const SWITCHES_MAX = 50_000;
/** Of the tracepoints in an update, how many may be switches of tasks on cpus: the rest is kept for rarer things. */
const SWITCH_TRACES = 100;
const LAST_TRACES = 50;

/** Output with the last moment between two ticks before it, and the refusal that it tells of. */
export type Chunk = TtyChunk & {
  readonly at: number;
  readonly refusal?: ShownRefusal;
  /** The page has shown it already: somebody typed it there. */
  readonly shown?: true;
};

export class Journal {
  private chunks: Chunk[] = [];
  private size = 0;
  private cut = 0;
  private traces: TraceRecord[] = [];
  private switchTraces = 0;
  private dropped = 0;
  private switches: number[] = [];
  private readonly ring: TraceRecord[] = [];
  private ringAt = 0;
  private sealed = false;
  /** Until it is taken: the last tracepoints rather than the first, and none of switches. */
  private lastOnly = false;

  /** What is written from now on can be told from what was written before. */
  seal(): void {
    this.sealed = true;
  }

  /** `error`: written to descriptor 2. */
  write(at: number, text: string, because: string, refusal: ShownRefusal | null, error = false): void {
    if (text === '') return;
    this.size += text.length;
    const last = this.sealed ? undefined : this.chunks[this.chunks.length - 1];
    this.sealed = false;
    if (last?.prompt === undefined && last?.because === because && !last.error === !error && last.text.length < 4096)
      this.chunks[this.chunks.length - 1] = {...last, text: last.text + text};
    else {
      const told = refusal !== null && because !== '' && {refusal};
      this.chunks.push({at, text, because, ...(error && {error}), ...told});
    }
    while (this.size > OUTPUT_MAX && this.chunks.length > 1) {
      const gone = (this.chunks.shift() as TtyChunk).text.length;
      this.size -= gone;
      this.cut += gone;
    }
  }

  /** What is typed, so that a run played again reads like the run itself. */
  echo(at: number, text: string, prompt: string, shown: boolean): void {
    this.size += text.length;
    this.chunks.push({at, text, because: '', prompt, ...(shown && {shown})});
  }

  trace(record: TraceRecord): void {
    this.ring[this.ringAt] = record;
    this.ringAt = (this.ringAt + 1) % LAST_TRACES;
    if (record.name === 'sched_switch') {
      if (this.switches.length >= 3 * SWITCHES_MAX) this.switches.splice(0, this.switches.length >> 1);
      this.switches.push(record.data.cpu, record.tick, record.data.next);
      if (this.lastOnly || this.switchTraces >= SWITCH_TRACES) {
        this.dropped++;
        return;
      }
    }
    if (this.traces.length >= TRACE_LIMIT) this.dropped++;
    if (this.lastOnly && this.traces.length >= TRACE_LIMIT) this.traces.shift();
    if (this.traces.length < TRACE_LIMIT) {
      if (record.name === 'sched_switch') this.switchTraces++;
      this.traces.push(record);
    }
  }

  get tellsOfRefusal(): boolean {
    return this.chunks.some(({refusal}) => refusal !== undefined);
  }

  get empty(): boolean {
    return this.chunks.length === 0 && this.traces.length === 0 && this.switches.length === 0;
  }

  /** Time was turned back: they are of a future that is undone, and of what is played again the last ones count. */
  forgetTraces(): void {
    this.ring.length = 0;
    this.ringAt = 0;
    this.lastOnly = true;
  }

  /** The tracepoints before a panic, oldest first. */
  lastTraces(): TraceRecord[] {
    return [...this.ring.slice(this.ringAt), ...this.ring.slice(0, this.ringAt)];
  }

  /** Hands everything over and starts anew. */
  take(): {tty: Chunk[]; traces: TraceRecord[]; dropped: number; switches: Int32Array<ArrayBuffer>} {
    const note = {at: this.chunks[0]?.at ?? 0, text: `[${this.cut} characters of output not shown]\n`, because: ''};
    const taken = {
      tty: this.cut > 0 ? [note, ...this.chunks] : this.chunks,
      traces: this.traces,
      dropped: this.dropped,
      switches: Int32Array.from(this.switches),
    };
    this.chunks = [];
    this.size = 0;
    this.cut = 0;
    this.traces = [];
    this.switchTraces = 0;
    this.dropped = 0;
    this.switches = [];
    this.lastOnly = false;
    return taken;
  }
}
