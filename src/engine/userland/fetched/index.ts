// Commands whose code the page fetches once the machine has started: a line for each in ./table.ts, and its name in
// ../fetched-names.ts. An exec that comes too early waits between two steps of the machine, and then does the same.
import {provide} from '..';
import * as table from './table';

export {helped} from './help';
export {type Page, pagesNamed, pagesOf} from './man';

/** Gives every machine here the commands of this folder. Once is enough. */
export function provideFetched(): void {
  provide(Object.values(table));
}
