// The last update of the machine: replaced, never edited, and nothing derived from it is kept.
import {create} from 'zustand';
import type {Update} from '../../protocol';
import type {MachineSpec} from '../../scenario';
import type {Panic} from '../engine-client';

export type Life =
  /** No update has come yet. */
  | {readonly kind: 'starting'}
  | {readonly kind: 'alive'}
  /** This browser cannot run it. */
  | {readonly kind: 'cannot-start'; readonly because: string}
  /** The worker was lost while it ran. */
  | {readonly kind: 'broke-down'; readonly because: string}
  /** It broke a law of its own. */
  | {readonly kind: 'panic'; readonly panic: Panic};

export interface MachineStore {
  readonly update: Update | null;
  readonly life: Life;
  /** What the machine is made of; null before the first. */
  readonly spec: MachineSpec | null;
  /** Counts the machines that were booted in this page. */
  readonly boots: number;
  /** It has not answered for seconds: a step of it takes long, or never ends. */
  readonly silent: boolean;
}

export const useMachine = create<MachineStore>(() => ({
  update: null,
  spec: null,
  life: {kind: 'starting'},
  silent: false,
  boots: 0,
}));
