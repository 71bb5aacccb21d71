// Moments as people write them after date -d: the forms that BusyBox reads.

import {momentOf, secondsOf} from './format';

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

const LIMITS: Readonly<Record<Part, readonly [number, number]>> = {
  year: [0, 9999],
  month: [1, 12],
  day: [1, 31],
  hour: [0, 23],
  minute: [0, 59],
  second: [0, 60],
};

const FORMS: readonly (readonly [RegExp, readonly Part[]])[] = [
  [/^(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?$/, ['hour', 'minute', 'second']],
  [
    /^(?:(\d{4})\.)?(\d{1,2})\.(\d{1,2})-(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?$/,
    ['year', 'month', 'day', 'hour', 'minute', 'second'],
  ],
  [
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?: (\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?$/,
    ['year', 'month', 'day', 'hour', 'minute', 'second'],
  ],
  [
    /^(?:(?:(?:(\d{4}|\d{2})?(\d{2}))?(\d{2}))?(\d{2}))?(\d{2})(?:\.(\d{2}))?$/,
    ['year', 'month', 'day', 'hour', 'minute', 'second'],
  ],
];

/** Two digits of a year: 69 to 99 are of the last century (strptime). */
const fullYear = (digits: string): number =>
  Number(digits) + (digits.length > 2 ? 0 : Number(digits) < 69 ? 2000 : 1900);

/** Seconds from 1970; what is not said is that of `now`, or 0 if it is smaller than what is said. */
export function parseTime(text: string, now: number): number | undefined {
  if (/^@\d{1,11}$/.test(text)) return Number(text.slice(1));
  for (const [form, parts] of FORMS) {
    const match = form.exec(text);
    if (match === null) continue;
    const {year, month, day} = momentOf(now);
    const t: Record<Part, number> = {year, month, day, hour: 0, minute: 0, second: 0};
    for (const [at, part] of parts.entries()) {
      const digits = match[at + 1];
      if (digits === undefined) continue;
      t[part] = part === 'year' ? fullYear(digits) : Number(digits);
      const [least, most] = LIMITS[part];
      if (t[part] < least || t[part] > most) return undefined;
    }
    // "mm" alone keeps the hour.
    if (/^\d{2}(\.\d{2})?$/.test(text)) t.hour = momentOf(now).hour;
    return secondsOf(t);
  }
  return undefined;
}
