// Distinct refusals, as calls answer them: the one place where it is asked that a person can learn why.

import {failed} from '../../engine/abi';

/** A sentence without its names and numbers, so that the same rule is one refusal. */
const ruleOf = (because: string): string =>
  because
    .replace(/"[^"]*"|'[^']*'/gs, '"…"')
    .replace(/\/[^,;: ]*/g, '/…')
    .replace(/-?\d+/g, '0');

interface Refusal {
  readonly call: string;
  readonly errno: string;
  readonly because: string;
  /** Where its rule is from, '' for no rule; null where nobody asked for it. */
  readonly source: string | null;
}

/** Distinct refusals by call, errno and rule, each with the first sentence that was heard. */
export class RefusalBook {
  private readonly entries = new Map<string, Refusal>();
  /** Refusals heard in all. */
  heard = 0;

  hear(call: string, result: unknown, sourceOf: () => string | null = () => null): void {
    if (!failed(result)) return;
    this.heard++;
    const {errno, because} = result;
    const key = `${call} ${errno} ${ruleOf(because ?? '')}`;
    if (!this.entries.has(key)) this.entries.set(key, {call, errno, because, source: sourceOf()});
  }

  distinct(): Refusal[] {
    return [...this.entries.values()];
  }
}

/** What is missing from a refusal that a person should learn from; '' when it has a reason, and a rule with a source. */
export function lacking({call, errno, because, source}: Refusal): string {
  if (typeof because !== 'string' || because.trim() === '') return `${call} ${errno}: no reason`;
  return source === '' ? `${call} ${errno}: no rule or no source for "${because}"` : '';
}
