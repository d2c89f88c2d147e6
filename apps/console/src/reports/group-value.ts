import { formatDay, formatHour, formatInstant, formatWeekday } from '../format/instants.js';
import type { Cell } from './report.js';

const WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' });

/** A dimension's value in a report's row as the text that a filter takes: the id of a campaign or an offer, else the value itself. */
export function filterValue(value: Cell | undefined): string {
  if (typeof value === 'object' && value !== null) return value.id;
  return value === null || value === undefined ? '' : String(value);
}

/** The same for people: names instead of ids, "Wed 4 Nov" instead of 2026-11-04, "not given" instead of nothing. */
export function groupLabel(dimension: string, value: Cell | undefined, zone: string): string {
  if (typeof value === 'object' && value !== null) return value.name || `#${value.id}`;
  const text = value === null || value === undefined ? '' : String(value);
  if (text === '') return 'not given';
  if (dimension === 'day') return formatWeekday(text);
  if (dimension === 'week') return `from ${formatDay(text)}`;
  if (dimension === 'hour') return formatInstant(text, zone).slice(0, -3);
  if (dimension === 'hour_of_day') return `${text.padStart(2, '0')}:00`;
  if (dimension === 'day_of_week') return WEEKDAYS[Number(text)] ?? text;
  if (dimension === 'country') return countryName(text);
  return text;
}

/** Short, for the chart's axis. */
export function axisLabel(dimension: string, value: string, zone: string): string {
  if (dimension === 'day') return formatDay(value);
  return dimension === 'hour' ? formatHour(value, zone) : groupLabel(dimension, value, zone);
}

function countryName(code: string): string {
  try {
    const name = /^[A-Z]{2}$/.test(code) ? REGIONS.of(code) : undefined;
    return name && name !== code ? `${name} (${code})` : code;
  } catch {
    return code;
  }
}
