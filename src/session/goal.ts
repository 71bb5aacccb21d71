// Where a machine is sent at full speed.

/** A tick to run to at full speed for whoever asked, and so many steps of the one after it. */
export interface Goal {
  readonly id: number;
  readonly until: number;
  readonly steps: number;
  /** The page sees only the end, and what is typed at that tick in the run that is played again has yet to be typed. */
  readonly moment: boolean;
}
