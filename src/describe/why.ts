// A refusal explained, in the words of the page.

import type {Why} from '../protocol';

type Blocker = Why['blockers'][number];

/** "task 12 (sleep)", "/dev/ct/web", "container hierarchy 1 (cpuset)". */
export const blockerName = ({kind, id, name}: Blocker): string => (kind === 'task' ? `task ${id} (${name})` : name);

/** "V6 3/6" says nothing to whoever has not read the mails. */
export const sourceName = (source: string): string =>
  source.replace(/^V6 (\d)\/6/, 'Generic Process Containers V6, 22 Dec 2006, patch $1 of 6');

/** The whole of it to listen to. */
export function describeWhy({because, rule, fix}: Why): string {
  const parts = [because, rule.replace(/\.$/, ''), fix === '' ? '' : `A fix is offered: ${fix}`];
  return parts.filter(part => part !== '').join('. ');
}
