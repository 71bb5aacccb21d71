// The editing keys of a terminal, as readline and every shell with it have them: the same in both fields.
import type {Line} from './line';

/** The word before the cursor goes with the blanks behind it. */
const wordBefore = /\S*\s*$/;

const at = (text: string, cursor: number): Line => ({text, start: cursor, end: cursor});

/** What the key pressed with Ctrl makes of the line; null: it edits nothing. */
export function editLine({text, start, end}: Line, key: string): Line | null {
  switch (key) {
    case 'a':
      return at(text, 0);
    case 'e':
      return at(text, text.length);
    case 'u':
      return at(text.slice(end), 0);
    case 'k':
      return at(text.slice(0, start), start);
    case 'w': {
      const kept = text.slice(0, start).replace(wordBefore, '');
      return at(kept + text.slice(end), kept.length);
    }
    default:
      return null;
  }
}
