// What the shell hands to the pictures. Updates are replaced and never edited; a picture that missed one has lost nothing,
// save for the history of the cpus, which the shell records once per update (see CpuHistory).

import type {ReactNode} from 'react';
import type {Update} from '../../protocol';
import type {CpuHistory, Sights} from '../draw';
import type {Selection} from './selection';

export interface StageProps {
  /** null until the machine has answered for the first time. */
  readonly update: Update | null;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** The hierarchy that lends its colours; null for the first one there is. */
  readonly lens: number | null;
  readonly onLens: (hierarchy: number) => void;
  /** Simulated ticks per real second: above 8000 nothing is tweened. */
  readonly pace: number;
  /** Below 720 px: hierarchies stacked, tokens without pid, a tap picks the nearest token. */
  readonly compact: boolean;
  /** Discrete steps in place of motion. */
  readonly reduced: boolean;
  /** `m` on a task: the shell opens "Move to". */
  readonly onMoveRequest?: (pid: number) => void;
  /** A task was put down on a container: the shell types the command. True once it has moved. */
  readonly onMove?: (pid: number, container: number) => Promise<boolean>;
  /** "+" on a container: the shell asks for a name. */
  readonly onMakeRequest?: (container: number) => void;
  /** Delete on a container: the shell types the command. */
  readonly onRemove?: (container: number) => void;
  /** How near each hierarchy is looked at, and what of it is closed; plainly without. */
  readonly sights?: Sights;
  /** The visitor wants to look at them in another way. */
  readonly onSights?: (change: (sights: Sights) => Sights) => void;
  /** Id of the view that fills the stage: one of `views` with place 'stage'. */
  readonly view?: string;
}

export interface FirstSceneProps {
  readonly update: Update | null;
  readonly history: CpuHistory;
  readonly compact: boolean;
  readonly reduced: boolean;
  /** The command line with its button, and the line of links under it. */
  readonly children?: ReactNode;
}

export interface TimelineProps {
  readonly update: Update | null;
  readonly history: CpuHistory;
  readonly lens: number | null;
  readonly selection: Selection;
  readonly compact: boolean;
  readonly reduced: boolean;
  /** Time is to go to a tick. */
  readonly onSeek?: (tick: number) => void;
  /** Ticks across the whole width; the newest is near the right edge. */
  readonly span?: number;
}
