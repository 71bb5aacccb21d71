// What `man` knows beyond commands and beyond what the kernel says itself: texts of this folder, each under its names.

/** A page of this folder. */
export interface Topic {
  /** As people may ask for it; the first heads the page. */
  readonly names: readonly string[];
  readonly text: string;
}

/**
 * Topics from a text: a line "= NAME, NAME" begins each. Its lines are joined into paragraphs, which an empty line ends;
 * a line with spaces before it stays as it is.
 */
export function topicsOf(text: string): Topic[] {
  return text
    .split(/^= /m)
    .slice(1)
    .map(block => {
      const end = block.indexOf('\n');
      return {names: block.slice(0, end).split(', '), text: block.slice(end + 1).trimEnd()};
    });
}

const WIDTH = 78;

/** Paragraphs in lines of a terminal's width. */
export function folded(text: string): string {
  const lines: string[] = [];
  let open = false;
  for (const line of text.split('\n')) {
    const stays = line === '' || line.startsWith(' ');
    if (stays) lines.push(line);
    else {
      for (const word of line.split(' ')) {
        const last = open ? (lines.at(-1) as string) : '';
        if (open && last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
        else lines.push(word);
        open = true;
      }
    }
    open = !stays;
  }
  return lines.map(line => `${line}\n`).join('');
}

/** The first sentence of a text, or the head of a table, in one line. */
export function firstSentence(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line, i) => i > 0 && (line === '' || line.startsWith(' ')));
  return (end < 0 ? lines : lines.slice(0, end)).join(' ').split(/(?<=[.:]) /, 1)[0] as string;
}
