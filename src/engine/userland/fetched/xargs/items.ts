// xargs: the items that a text holds. Text comes in pieces that end anywhere; what is unfinished stays in the state.

/** Plain data. */
export interface Items {
  readonly found: string[];
  /** The unfinished item, and whether there is one ('' in quotes is none, as with BusyBox). */
  word: string;
  /** The open quote, or a backslash, or ''. */
  open: string;
}

export type Separation = 'blanks' | 'lines' | 'nul';

export const noItems = (): Items => ({found: [], word: '', open: ''});

function push(items: Items): void {
  if (items.word !== '') items.found.push(items.word);
  items.word = '';
}

/** Words between blanks; quotes and backslashes keep what they quote. */
function readWords(items: Items, text: string): void {
  for (const char of text) {
    const {open} = items;
    if (open === '\\') {
      items.word += char;
      items.open = '';
    } else if (open !== '') {
      if (char === open) items.open = '';
      else items.word += char;
    } else if (char === "'" || char === '"' || char === '\\') items.open = char;
    else if (char === ' ' || char === '\t' || char === '\n') push(items);
    else items.word += char;
  }
}

/** Takes a piece of the input in. */
export function takeText(items: Items, text: string, by: Separation): void {
  if (by === 'blanks') readWords(items, text);
  else
    for (const char of text) {
      if (char === (by === 'nul' ? '\0' : '\n')) push(items);
      else if (by === 'nul' || items.word !== '' || !/\s/.test(char)) items.word += char;
    }
}

/** The input has ended. Answers what is wrong with it, or ''. */
export function endText(items: Items): string {
  if (items.open === "'" || items.open === '"') return `unmatched ${items.open === "'" ? 'single' : 'double'} quote`;
  push(items);
  return '';
}
