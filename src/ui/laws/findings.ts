// What the lamp knows: when the laws were checked last, and what did not hold since the machine was booted.
import {create} from 'zustand';
import type {Broken} from './laws';

interface Findings {
  /** Tick of the last check; null before the first. */
  readonly checked: number | null;
  readonly broken: readonly Broken[];
}

export const useFindings = create<Findings>(() => ({checked: null, broken: []}));
