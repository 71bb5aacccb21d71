// Marks: the small number behind the colour and glyph of a container. The first containers get 0, 1, 2, ... in order of
// creation and keep theirs until they are removed; then it is free for the next one, so that a few containers that live at
// once never look alike. Top containers have none (-1).

export class Marks {
  private readonly byContainer: Map<number, number>;

  /** Like those of another, or none yet. */
  constructor(other?: Marks) {
    this.byContainer = new Map(other?.byContainer);
  }

  /** Hands out and takes back, for the containers that live now (ids in order of creation). */
  update(living: readonly number[]): void {
    const alive = new Set(living);
    for (const id of [...this.byContainer.keys()]) if (!alive.has(id)) this.byContainer.delete(id);
    const taken = new Set(this.byContainer.values());
    let next = 0;
    for (const id of living) {
      if (this.byContainer.has(id)) continue;
      while (taken.has(next)) next++;
      this.byContainer.set(id, next);
      taken.add(next);
    }
  }

  of(container: number): number {
    return this.byContainer.get(container) ?? -1;
  }
}
