// The table of differences in words: as the headless tool prints it, with the recorded cases, and as a page shows it.

import {MISSING} from './missing';
import {type Confidence, DIFFERENCES, type Difference} from './table';

/** What each confidence means, in the order in which they are listed. */
export const HEADINGS: readonly (readonly [Confidence, string])[] = [
  ['simplified', 'simplified on purpose'],
  ['derived', 'derived: follows from the sources, which do not say it in so many words'],
  ['recalled', 'recalled: from memory of a later kernel'],
  ['reconstructed', 'reconstructed: no text shows it'],
  ['quirk', 'bugs of the time, off unless the machine has quirks'],
];

/** One recorded case that still differs from the real kernel. */
export interface DifferingCase {
  readonly name: string;
  readonly title: string;
}

const ruleLines = ({id, what, ours, theirs, source, confidence}: Difference): string[] => [
  `  ${id}: ${what}`,
  `    ${confidence === 'quirk' ? 'off' : 'here'}: ${ours}`,
  `    ${confidence === 'quirk' ? 'on' : 'there'}: ${theirs}`,
  `    source: ${source}`,
];

/** Everything that differs, as text. `total` counts all recorded cases. */
export function describeDifferences(missing: ReadonlyMap<string, readonly DifferingCase[]>, total: number): string {
  const differing = [...missing.values()].reduce((sum, cases) => sum + cases.length, 0);
  const lines = [`Recorded on a real kernel: ${total} cases, ${differing} differ here.`];
  for (const [mechanism, cases] of missing) {
    lines.push('', `missing: ${mechanism} (${cases.length})`);
    for (const {name, title} of cases) lines.push(`  ${name}: ${title}`);
  }
  lines.push('', `Rules that are not as they were, or not certain: ${DIFFERENCES.length}.`);
  for (const [confidence, heading] of HEADINGS) {
    const rules = DIFFERENCES.filter(one => one.confidence === confidence);
    lines.push('', `${heading} (${rules.length})`, ...rules.flatMap(ruleLines));
  }
  return `${lines.join('\n')}\n`;
}

/** Heads of the columns of one part of the table: what is off and on where it is a quirk. */
export const differenceColumns = (confidence: Confidence): readonly string[] =>
  confidence === 'quirk' ? ['What', 'Quirks off', 'Quirks on', 'Source'] : ['What', 'Here', 'There', 'Source'];

/** One part of the table: its heading, and its rows. */
export interface DifferencePart {
  readonly confidence: Confidence;
  readonly heading: string;
  readonly rows: readonly Difference[];
}

export const differenceParts = (): DifferencePart[] =>
  HEADINGS.map(([confidence, heading]) => ({
    confidence,
    heading: `${heading} (${DIFFERENCES.filter(one => one.confidence === confidence).length})`,
    rows: DIFFERENCES.filter(one => one.confidence === confidence),
  }));

/** Mechanisms that recordings of a real kernel show and that are not here: "memory controller: 12 cases". */
export const missingMechanisms = (): string[] =>
  Object.entries(MISSING).map(([mechanism, cases]) => `${mechanism}: ${cases.length} recorded cases`);

export const MISSING_HEADING = 'not here at all';

/** What the page About fidelity shows. */
export function describeFidelity(): string {
  const rows = differenceParts()
    .filter(part => part.rows.length > 0)
    .flatMap(({confidence, heading, rows: found}) => [
      heading,
      differenceColumns(confidence).join('; '),
      ...found.map(({what, ours, theirs, source}) => [what, ours, theirs, source].join('; ')),
    ]);
  return [...rows, MISSING_HEADING, ...missingMechanisms()].join('\n');
}
