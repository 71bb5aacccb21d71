import type {ScriptFault} from '../../protocol';
import type {Moment} from './moments';

/** What both editors of a script take: Monaco, and the plain field of small screens. */
export interface ScriptEditorProps {
  readonly text: string;
  readonly faults: readonly ScriptFault[];
  readonly moments: readonly Moment[];
  /** Index of the present one; -1 before the first. */
  readonly present: number;
  /** Offset of the caret in the field before this one, if that had the focus; -1. */
  readonly startsAt: number;
  readonly onText: (text: string) => void;
  /** A line was clicked, or chosen by its key. */
  readonly onLine: (line: number) => void;
  readonly onRun: () => void;
  readonly onRunTo: (line: number) => void;
  readonly onLeave: () => void;
  /** Where the caret is. */
  readonly onCaret: (line: number) => void;
}
