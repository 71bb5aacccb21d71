// What crosses between the page and the worker. At most one update is in flight: the worker sends the next after `ack`.

import type {TraceRecord, Why} from '../engine/abi';
import type {MachineSpec, Recording} from '../scenario';
import type {Slices} from './slices';

export const PROTOCOL_VERSION = 1;

export type ToEngine =
  /** Boots a machine; replaces the one there was. With inputs and length: plays them to the end at full speed first. */
  | {readonly kind: 'load'; readonly id: number; readonly recording: Recording; readonly running: boolean}
  /** A line (or several) typed at the terminal, without the last newline. Answered by `typed` at the next prompt. */
  | {
      readonly kind: 'type';
      readonly id: number;
      readonly text: string;
      readonly maxTicks: number;
      /** It is typed at the prompt after all before it are over, and the log is told; 'fast': at full speed. */
      readonly script?: 'paced' | 'fast';
    }
  /** Ctrl-C, Ctrl-D, Ctrl-Z: delivered at once, also while a line is running. */
  | {readonly kind: 'key'; readonly key: 'interrupt' | 'eof' | 'suspend'}
  /** Simulated ticks per real second. */
  | {readonly kind: 'pace'; readonly ticksPerSecond: number}
  | {readonly kind: 'play'}
  | {readonly kind: 'pause'}
  /** Runs this many ticks at once, then stands still. Answered by `done`. */
  | {readonly kind: 'run'; readonly id: number; readonly ticks: number}
  /** To the next step of an operation of the kernel, wherever it is, then stands still. Answered by `done`. */
  | {readonly kind: 'step'; readonly id: number}
  /** To a moment of this run, past or known (`Update.known`), then stands still; nothing of that tick is typed yet. `done`. */
  | {readonly kind: 'seek'; readonly id: number; readonly tick: number}
  /** To the tick before; in slow motion to the step of the kernel before. Then it stands still. Answered by `done`. */
  | {readonly kind: 'back'; readonly id: number}
  /** Kernel steps a second while it plays, and what is typed waits for them; null: by its pace again. */
  | {readonly kind: 'slow'; readonly stepsPerSecond: number | null}
  | {readonly kind: 'inspect'; readonly what: 'container' | 'task' | 'nothing'; readonly target: number}
  | {readonly kind: 'ack'; readonly update: number}
  /** What the shell at a prompt makes of a script. Answered by `script`. */
  | {readonly kind: 'read'; readonly id: number; readonly text: string}
  | {readonly kind: 'complete'; readonly id: number; readonly line: string; readonly cursor: number}
  /** What the word at the cursor is. */
  | {readonly kind: 'about'; readonly id: number; readonly line: string; readonly cursor: number}
  /** The recording so far with the hash of the state: for a link. */
  | {readonly kind: 'recording'; readonly id: number}
  /** The slices as of now, for putting a view into words; with the texts of files, named as in FileReading. */
  | {readonly kind: 'look'; readonly id: number; readonly files?: readonly string[]};

/** What `cat` would print of a file: one with a path, or a control file of a container by its name. */
export interface FileReading {
  readonly file: string;
  /** 0 for a path. */
  readonly container: number;
  readonly text: string;
}

/** A piece of terminal output. */
export interface TtyChunk {
  readonly text: string;
  /** Why a command was refused, when this text is its error message; '' otherwise. */
  readonly because: string;
  /** Written to descriptor 2, where programs complain. */
  readonly error?: true;
  /** That refusal explained; absent where nobody could. */
  readonly why?: Why;
  /** Set when a recording typed this text and no program printed it: what stood before the cursor then. */
  readonly prompt?: string;
}

/** Lines of a script that the shell runs as one. */
export interface ScriptUnit {
  /** Of its first line, counted from 1. */
  readonly line: number;
  readonly lines: number;
  readonly text: string;
  /** It has no fault. */
  readonly runs: boolean;
}

/** Where a script is wrong; line and column count from 1. */
export interface ScriptFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Completion {
  readonly text: string;
  readonly kind: 'command' | 'path' | 'pid' | 'option' | 'variable';
  /** One line about it. */
  readonly detail: string;
}

export interface Update {
  readonly kind: 'update';
  readonly update: number;
  readonly tick: number;
  readonly running: boolean;
  /** What stands before the cursor while a line is awaited; '' while a command runs. */
  readonly prompt: string;
  /** Nothing will happen until somebody types: no task runnable, no timer due. */
  readonly idle: boolean;
  readonly slices: Slices;
  /** The tick up to which this run is known: later than `tick` after it was turned back. */
  readonly known: number;
  /** Time was turned back to this tick, or further: what came since is undone, and `tty` is the whole log anew. */
  readonly rewound?: number;
  /** Something was typed at this tick, before the end of what was known: that is no longer to come. */
  readonly branched?: number;
  /** What happened since the last update, for animation: at most TRACE_LIMIT, and how many more there were. */
  readonly traces: readonly TraceRecord[];
  readonly dropped: number;
  readonly tty: readonly TtyChunk[];
}
export const TRACE_LIMIT = 200;

export type FromEngine =
  | {readonly kind: 'ready'; readonly protocol: number}
  | Update
  /** status null: no prompt within maxTicks; `waiting` says what for. `because`: why something was refused, or ''. */
  | {
      readonly kind: 'typed';
      readonly id: number;
      readonly output: string;
      readonly status: number | null;
      readonly waiting: string;
      /** Ticks at which it was typed, and at which it was over. */
      readonly began: number;
      readonly ended: number;
      readonly because: string;
    }
  | {readonly kind: 'done'; readonly id: number; readonly tick: number; readonly hash: string}
  | {readonly kind: 'refused'; readonly id: number; readonly because: string}
  | {readonly kind: 'completions'; readonly id: number; readonly from: number; readonly items: readonly Completion[]}
  /** from and to are equal where nothing is known of the word. */
  | {
      readonly kind: 'about';
      readonly id: number;
      readonly from: number;
      readonly to: number;
      readonly title: string;
      readonly text: string;
    }
  | {readonly kind: 'recording'; readonly id: number; readonly recording: Recording; readonly hash: string}
  | {
      readonly kind: 'script';
      readonly id: number;
      readonly units: readonly ScriptUnit[];
      readonly faults: readonly ScriptFault[];
    }
  | {
      readonly kind: 'seen';
      readonly id: number;
      readonly tick: number;
      readonly slices: Slices;
      readonly readings: readonly FileReading[];
    }
  /** The machine stopped on a broken law. */
  | {
      readonly kind: 'panic';
      readonly message: string;
      readonly tick: number;
      readonly recording: Recording;
      readonly traces: readonly TraceRecord[];
    };

export type {MachineSpec, Why};
