// Marks: the small number behind the colour and glyph of a container. The first containers get 0, 1, 2, ... in order of
// creation and keep theirs until they are removed; then it is free for the next one, so that a few containers that live at
// once never look alike. Top containers have none (-1). Handed out by tracepoints: a run that is played again gives the same.

import type {TraceRecord} from '../engine/abi';

export class Marks {
  private readonly byContainer: Map<number, number>;
  private readonly taken: Set<number>;
  /** No smaller one is free. */
  private free: number;

  /** Like those of another, or none yet. */
  constructor(other?: Marks) {
    this.byContainer = new Map(other?.byContainer);
    this.taken = new Set(other?.taken);
    this.free = other?.free ?? 0;
  }

  trace({name, data}: TraceRecord): void {
    if (name === 'container_create' && data.parent !== 0) this.add(data.container);
    if (name === 'container_destroy') this.remove(data.container);
  }

  /** For the containers that live now (ids in order of creation), where nobody listened to the tracepoints. */
  update(living: readonly number[]): void {
    const alive = new Set(living);
    for (const id of [...this.byContainer.keys()]) if (!alive.has(id)) this.remove(id);
    for (const id of living) this.add(id);
  }

  of(container: number): number {
    return this.byContainer.get(container) ?? -1;
  }

  private add(id: number): void {
    if (this.byContainer.has(id)) return;
    while (this.taken.has(this.free)) this.free++;
    this.byContainer.set(id, this.free);
    this.taken.add(this.free);
  }

  private remove(id: number): void {
    const mark = this.byContainer.get(id);
    if (mark === undefined) return;
    this.byContainer.delete(id);
    this.taken.delete(mark);
    this.free = Math.min(this.free, mark);
  }
}
