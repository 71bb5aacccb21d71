// Ticks as dates. The machine's clock reads midnight of 22 December 2006 (the day of the V6 mail) when it boots; the
// calendar is UTC.

import {BOOT_EPOCH} from '../../abi';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface CalendarTime {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The date of a tick (proleptic Gregorian, from days since 1970). */
export function calendarTime(tick: number): CalendarTime {
  const seconds = BOOT_EPOCH + Math.floor(tick / 1000);
  const days = Math.floor(seconds / 86400);
  const rest = seconds - days * 86400;
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** "Dec 22 00:00". */
export function listingTime(tick: number): string {
  const t = calendarTime(tick);
  return `${MONTHS[t.month - 1]} ${String(t.day).padStart(2)} ${two(t.hour)}:${two(t.minute)}`;
}

/** "2006-12-22 00:00:00.000000000 +0000". */
export function exactTime(tick: number): string {
  const t = calendarTime(tick);
  const nanoseconds = String((tick % 1000) * 1000000).padStart(9, '0');
  return `${t.year}-${two(t.month)}-${two(t.day)} ${two(t.hour)}:${two(t.minute)}:${two(t.second)}.${nanoseconds} +0000`;
}

export function epochSeconds(tick: number): number {
  return BOOT_EPOCH + Math.floor(tick / 1000);
}
