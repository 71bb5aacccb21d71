// Numbers as people write them on command lines.

const UNITS: Readonly<Record<string, number>> = {'': 1, s: 1, m: 60, h: 3600, d: 86400};
const SIZES: Readonly<Record<string, number>> = {'': 1, b: 512, k: 1024, K: 1024, m: 1048576, M: 1048576};

/** "0.5", "2s", "1m", "1h", "1d" in ticks (milliseconds); undefined if it is no duration. */
export function durationTicks(text: string): number | undefined {
  const match = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text);
  if (match === null) return undefined;
  return Math.round(Number(match[1]) * 1000) * (UNITS[match[2] as string] as number);
}

/** "10", "4k", "1m": a count with the suffixes of head and tail. */
export function countOf(text: string): number | undefined {
  const match = /^(\d{1,15})([bkKmM]?)$/.exec(text);
  return match === null ? undefined : Number(match[1]) * (SIZES[match[2] as string] as number);
}

/** A whole number without sign. */
export function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
