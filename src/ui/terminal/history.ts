// The lines typed so far, walked with the arrow keys. The line being written is kept while walking.

const HISTORY_LIMIT = 500;

export class History {
  #lines: string[] = [];
  /** Where the walk stands; the length of `#lines` is the line being written. */
  #at = 0;
  #written = '';

  add(line: string): void {
    if (line.trim() !== '' && this.#lines.at(-1) !== line) this.#lines.push(line);
    if (this.#lines.length > HISTORY_LIMIT) this.#lines.shift();
    this.#at = this.#lines.length;
    this.#written = '';
  }

  /** The line before, or null at the beginning. `shown` is what the field holds now. */
  back(shown: string): string | null {
    if (this.#at === 0) return null;
    if (this.#at === this.#lines.length) this.#written = shown;
    this.#at--;
    return this.#lines[this.#at] ?? null;
  }

  /** The line after, the written one at the end, or null when there. */
  forward(): string | null {
    if (this.#at >= this.#lines.length) return null;
    this.#at++;
    return this.#at === this.#lines.length ? this.#written : (this.#lines[this.#at] ?? null);
  }

  get lines(): readonly string[] {
    return this.#lines;
  }
}
