// All that the terminal has shown, with the tick of each piece: when time is turned back, the page gets the log anew as it
// was then. Bounded: the oldest pieces go first, as they do in the page.

import type {Chunk} from './journal';

/** Characters. */
const MOST = 2_097_152;

export class Logbook {
  private pieces: Chunk[] = [];
  private size = 0;

  add(pieces: readonly Chunk[]): void {
    for (const piece of pieces) {
      this.pieces.push(piece);
      this.size += piece.text.length;
    }
    if (this.size <= MOST) return;
    let gone = 0;
    while (this.size > MOST / 2) this.size -= (this.pieces[gone++] as Chunk).text.length;
    this.pieces.splice(0, gone);
  }

  get all(): readonly Chunk[] {
    return this.pieces;
  }

  /** Forgets what came at this tick or later. */
  cut(at: number): void {
    this.pieces = this.pieces.filter(piece => piece.at < at);
    this.size = this.pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  }
}
