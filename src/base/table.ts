// Records by small integer id, copy on write. Keyframes share rows with the live table: edit() copies a row once after
// each share(), so a keyframe costs one array of references. Ids are handed out upwards and never reused (a dangling id
// finds nothing rather than a stranger), but for tables that say so: where rows come and go by the million, the last id
// that became free is taken first, so that the table stays as long as the most rows it ever held.

import {clonePlain} from './plain';

/** What a keyframe keeps of a table. */
export interface SharedRows<T> {
  readonly rows: readonly (T | undefined)[];
  readonly nextId: number;
  readonly size: number;
  /** Ids to hand out again, the last one first; always empty where ids are not reused. */
  readonly free: readonly number[];
}

export class Table<T extends object> {
  private rows: (T | undefined)[] = [undefined];
  /** rows[id] may be written in place while owned[id] === epoch. */
  private owned: number[] = [0];
  private epoch = 1;
  private nextId = 1;
  private live = 0;
  private free: number[] = [];

  constructor(
    private readonly copyRow: (row: T) => T = clonePlain,
    private readonly reuseIds = false,
  ) {}

  get size(): number {
    return this.live;
  }

  has(id: number): boolean {
    return this.rows[id] !== undefined;
  }

  /** To read. The id must exist: a missing row is a bug of the caller. */
  get(id: number): Readonly<T> {
    return this.rows[id] as T;
  }

  find(id: number): Readonly<T> | undefined {
    return this.rows[id];
  }

  /** To write. */
  edit(id: number): T {
    const row = this.rows[id] as T;
    if (this.owned[id] === this.epoch) return row;
    const copy = this.copyRow(row);
    this.rows[id] = copy;
    this.owned[id] = this.epoch;
    return copy;
  }

  /** Adds a row under the next free id and answers the id. */
  add(row: T): number {
    const id = this.free.pop() ?? this.nextId;
    this.put(id, row);
    return id;
  }

  /** Adds or replaces the row of a chosen id (tasks: the pid). */
  put(id: number, row: T): void {
    while (this.rows.length <= id) {
      this.rows.push(undefined);
      this.owned.push(0);
    }
    if (this.rows[id] === undefined) this.live++;
    this.rows[id] = row;
    this.owned[id] = this.epoch;
    if (id >= this.nextId) this.nextId = id + 1;
  }

  remove(id: number): void {
    if (this.rows[id] === undefined) return;
    this.rows[id] = undefined;
    this.live--;
    if (this.reuseIds) this.free.push(id);
  }

  /** Ids in ascending order. */
  ids(): number[] {
    const ids: number[] = [];
    for (let id = 1; id < this.rows.length; id++) if (this.rows[id] !== undefined) ids.push(id);
    return ids;
  }

  *[Symbol.iterator](): IterableIterator<[number, Readonly<T>]> {
    for (let id = 1; id < this.rows.length; id++) {
      const row = this.rows[id];
      if (row !== undefined) yield [id, row];
    }
  }

  /** The rows as they stand; both sides copy before they write from now on. */
  share(): SharedRows<T> {
    this.epoch++;
    return {rows: this.rows.slice(), nextId: this.nextId, size: this.live, free: this.free.slice()};
  }

  restore(shared: SharedRows<T>): void {
    this.epoch++;
    this.rows = shared.rows.slice();
    this.nextId = shared.nextId;
    this.live = shared.size;
    this.free = shared.free.slice();
    this.owned = new Array(this.rows.length).fill(0);
  }
}
