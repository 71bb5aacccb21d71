// What the pictures of one stage share. Each view writes where it has put things; the link layer reads it afterwards.
// Plain and mutable on purpose: it is read within the same drawing pass, never kept.

import type {Columns, MachineLayout} from '../draw';
import type {Motion} from './motion';

/** What is in sight of the columns' field, in its own px. */
export interface InSight {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Scene {
  readonly motion: Motion;
  /** Marks that movers wear until they land, by pid. */
  readonly held: Map<number, number>;
  columns: Columns | null;
  machine: MachineLayout | null;
  /** The element that scrolls and holds the columns. */
  columnsElement: HTMLElement | null;
  /** What of the columns' field is in sight; null while that is not known. */
  window: InSight | null;
  /** Where the columns were scrolled to: they come back there. */
  scrolled: {readonly left: number; readonly top: number} | null;
  machineElement: HTMLElement | null;
  /** Asks the link layer to draw again, after a scroll. */
  redrawLinks: () => void;
  /** A mover has landed: whoever shows its mark besides draws again, also when no update comes. */
  landed: () => void;
}

export const createScene = (motion: Motion): Scene => ({
  motion,
  held: new Map(),
  columns: null,
  machine: null,
  columnsElement: null,
  window: null,
  scrolled: null,
  machineElement: null,
  redrawLinks: () => {},
  landed: () => {},
});
