import type { Shown } from './read-styles.ts';

/** The number of a cell as a person would write it: without exponent, without the noise of binary fractions. */
export function numberText(raw: string, shown: Shown, from1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (shown === 'hours') return hours(value) ?? plain(raw, value);
  if (shown === 'date') return moment(value, from1904) ?? plain(raw, value);
  const text = plain(raw, value);
  return typeof shown === 'object' && /^\d+$/.test(text) ? text.padStart(shown.digits, '0') : text;
}

/** Excel itself keeps 15 digits; a whole number that came with more was written by a program, and is left alone. */
function plain(raw: string, value: number): string {
  if (/^-?(0|[1-9]\d*)$/.test(raw)) return raw;
  const [digits = '', power = '0'] = value.toExponential(14).replace('.', '').split('e');
  const sign = digits.startsWith('-') ? '-' : '';
  const kept = digits.replace('-', '').replace(/0+$/, '');
  if (kept === '') return '0';
  const point = Number(power) + 1;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${kept}`;
  if (point >= kept.length) return sign + kept.padEnd(point, '0');
  return `${sign}${kept.slice(0, point)}.${kept.slice(point)}`;
}

const DAY = 86_400;
/** From the day that Excel counts as 0 to 1970. */
const DAYS_TO_1970 = 25_569;
/** The last of the year 9999. */
const LAST_DAY = 2_958_465;

/** `YYYY-MM-DD`, with a time `YYYY-MM-DD HH:MM`, a time alone `HH:MM`; null for what Excel cannot show as a date. */
function moment(value: number, from1904: boolean): string | null {
  if (value <= 0 || value >= LAST_DAY + 1) return null;
  if (value < 1) return hours(value);
  const days = from1904 ? value + 1_462 : value;
  // Excel believes that 1900 was a leap year: before its 1 March, days are one behind
  const seconds = Math.round((days + (days < 60 ? 1 : 0) - DAYS_TO_1970) * DAY);
  return isoMoment(new Date(seconds * 1_000).toISOString());
}

/** From `2026-11-25T10:30…`: midnight is a day without a time. */
export function isoMoment(iso: string): string {
  const [, day, time = '00:00'] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(iso) ?? [];
  if (!day) return iso;
  return time === '00:00' ? day : `${day} ${time}`;
}

function hours(value: number): string | null {
  if (value < 0 || value > LAST_DAY) return null;
  const minutes = Math.floor(Math.round(value * DAY) / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
