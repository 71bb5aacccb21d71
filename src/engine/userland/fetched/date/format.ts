// Dates in words: the fields of strftime(3), in the C locale and UTC.

import {BOOT_EPOCH} from '../../../abi';
import {type CalendarTime, calendarTime} from '../../libc';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAY = 86400;

interface Moment extends CalendarTime {
  readonly seconds: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 0 is the first of January. */
  readonly yearday: number;
}

/** Seconds from 1970 to a moment; what is beyond the end of a month goes on into the next one. */
export function secondsOf(t: CalendarTime): number {
  const year = t.month <= 2 ? t.year - 1 : t.year;
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (t.month + (t.month > 2 ? -3 : 9)) + 2) / 5) + t.day - 1;
  const days = era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
  return days * DAY + t.hour * 3600 + t.minute * 60 + t.second;
}

export function momentOf(seconds: number): Moment {
  const days = Math.floor(seconds / DAY);
  const t = calendarTime((seconds - BOOT_EPOCH) * 1000);
  const first = secondsOf({year: t.year, month: 1, day: 1, hour: 0, minute: 0, second: 0}) / DAY;
  return {...t, seconds, weekday: (((days + 4) % 7) + 7) % 7, yearday: days - first};
}

/** Weeks of the year that begin on `start` (0: Sunday), those before the first one being week 0. */
const weekOf = ({yearday, weekday}: Moment, start: number): number =>
  Math.floor((yearday + 7 - ((weekday + 7 - start) % 7)) / 7);

/** ISO 8601: the week belongs to the year that its Thursday is in. */
function isoWeek(t: Moment): {year: number; week: number} {
  const thursday = momentOf(t.seconds + (4 - (t.weekday || 7)) * DAY);
  return {year: thursday.year, week: Math.floor(thursday.yearday / 7) + 1};
}

/** A number, how wide it is, and what fills it up. */
const padded = (value: number, width: number, fill = '0') => ({value, width, fill});
type Field = string | ReturnType<typeof padded>;

const FIELDS: Readonly<Record<string, (t: Moment) => Field>> = {
  '%': () => '%',
  A: t => DAYS[t.weekday] as string,
  a: t => (DAYS[t.weekday] as string).slice(0, 3),
  B: t => MONTHS[t.month - 1] as string,
  b: t => (MONTHS[t.month - 1] as string).slice(0, 3),
  C: t => padded(Math.floor(t.year / 100), 2),
  c: t => formatMoment('%a %b %e %H:%M:%S %Y', t),
  D: t => formatMoment('%m/%d/%y', t),
  d: t => padded(t.day, 2),
  e: t => padded(t.day, 2, ' '),
  F: t => formatMoment('%Y-%m-%d', t),
  G: t => padded(isoWeek(t).year, 1),
  g: t => padded(isoWeek(t).year % 100, 2),
  H: t => padded(t.hour, 2),
  h: t => formatMoment('%b', t),
  I: t => padded(t.hour % 12 || 12, 2),
  j: t => padded(t.yearday + 1, 3),
  k: t => padded(t.hour, 2, ' '),
  l: t => padded(t.hour % 12 || 12, 2, ' '),
  M: t => padded(t.minute, 2),
  m: t => padded(t.month, 2),
  n: () => '\n',
  P: t => (t.hour < 12 ? 'am' : 'pm'),
  p: t => (t.hour < 12 ? 'AM' : 'PM'),
  R: t => formatMoment('%H:%M', t),
  r: t => formatMoment('%I:%M:%S %p', t),
  S: t => padded(t.second, 2),
  s: t => padded(t.seconds, 1),
  T: t => formatMoment('%H:%M:%S', t),
  t: () => '\t',
  U: t => padded(weekOf(t, 0), 2),
  u: t => padded(t.weekday || 7, 1),
  V: t => padded(isoWeek(t).week, 2),
  W: t => padded(weekOf(t, 1), 2),
  w: t => padded(t.weekday, 1),
  X: t => formatMoment('%T', t),
  x: t => formatMoment('%D', t),
  Y: t => padded(t.year, 1),
  y: t => padded(t.year % 100, 2),
  Z: () => 'UTC',
  z: () => '+0000',
};

/** What is no field stays as it is. Between the % and the letter: - for no filling, _ for blanks, 0 for zeros; a width. */
function formatMoment(format: string, t: Moment): string {
  return format.replace(/%([-_0]?)(\d*)([A-Za-z%])/g, (all, flag: string, digits: string, letter: string) => {
    const field = Object.hasOwn(FIELDS, letter) ? FIELDS[letter]?.(t) : undefined;
    if (field === undefined) return all;
    const width = Math.min(Number(digits), 255);
    const fill = flag === '_' ? ' ' : flag === '0' ? '0' : undefined;
    if (typeof field === 'string') return field.padStart(width, fill ?? ' ');
    return `${field.value}`.padStart(flag === '-' ? 0 : width || field.width, fill ?? field.fill);
  });
}

/** A moment by the fields of strftime(3). */
export const formatTime = (format: string, seconds: number): string => formatMoment(format, momentOf(seconds));
