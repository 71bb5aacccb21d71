// Counts and ranges in words.

const small =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** 24 as "twenty-four"; 0 as "no"; from 100 on in digits. */
export function numberWord(n: number): string {
  if (n < 20) return small[n]!;
  if (n >= 100) return String(n);
  const rest = n % 10;
  return rest === 0 ? tens[n / 10]! : `${tens[(n - rest) / 10]}-${small[rest]}`;
}

export const plural = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** Ascending numbers as the kernel prints a list: "0-3,6". */
export function ranges(list: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < list.length; i++) {
    const from = list[i]!;
    while (i + 1 < list.length && list[i + 1] === list[i]! + 1) i++;
    parts.push(list[i] === from ? `${from}` : `${from}-${list[i]}`);
  }
  return parts.join();
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
