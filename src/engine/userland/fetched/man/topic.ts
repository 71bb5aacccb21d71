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
