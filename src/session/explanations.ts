// The code that explains refusals is fetched after the start: the first refusal that is shown waits for it, unless it cannot
// be had.

import {canExplain} from '../engine/kernel';
import type {Journal} from './journal';

export class Explanations {
  /** 'lacking' also once it is here. */
  private state: 'unasked' | 'asked' | 'lacking' = 'unasked';

  constructor(private readonly fetch: () => Promise<void>) {}

  awaitedBy(journal: Journal): boolean {
    if (canExplain() || this.state === 'lacking' || !journal.tellsOfRefusal) return false;
    if (this.state === 'unasked') {
      const settled = () => {
        this.state = 'lacking';
      };
      this.fetch().then(settled, settled);
    }
    this.state = 'asked';
    return true;
  }
}
