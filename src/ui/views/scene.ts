// What the pictures of one stage share. Each view writes where it has put things; the link layer reads it afterwards.
// Plain and mutable on purpose: it is read within the same drawing pass, never kept.

import type {Columns, MachineLayout} from '../draw';
import type {Motion} from './motion';

export interface Scene {
  readonly motion: Motion;
  /** Marks that movers wear until they land, by pid. */
  readonly held: Map<number, number>;
  columns: Columns | null;
  machine: MachineLayout | null;
  /** The element that scrolls and holds the columns. */
  columnsElement: HTMLElement | null;
  machineElement: HTMLElement | null;
  /** Asks the link layer to draw again, after a scroll. */
  redrawLinks: () => void;
}

export const createScene = (motion: Motion): Scene => ({
  motion,
  held: new Map(),
  columns: null,
  machine: null,
  columnsElement: null,
  machineElement: null,
  redrawLinks: () => {},
});
