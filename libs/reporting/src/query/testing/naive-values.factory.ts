import type { Counted } from './naive-counts.factory.js';

const OFFSETS = new Map<string, Intl.DateTimeFormat>();

/** Local wall time as if it were UTC. */
function wallMs(atMs: number, zone: string): number {
  const format =
    OFFSETS.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  OFFSETS.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']) + (atMs % 1000);
}

/** First instant of a local day, found by walking towards it. */
export function naiveDayStart(day: string, zone: string): number {
  let atMs = Date.parse(day) - 15 * 3_600_000;
  while (new Date(wallMs(atMs, zone)).toISOString().slice(0, 10) < day) atMs += 900_000;
  return atMs;
}

/** A row's value of a dimension, as a report shows it. */
export function shownOf(row: Counted, name: string, zone: string): unknown {
  const wall = new Date(wallMs(row.atMs, zone));
  const iso = wall.toISOString();
  switch (name) {
    case 'campaign':
      return { id: String(row.dimensions.campaign), name: `Campaign ${row.dimensions.campaign}` };
    case 'offer':
      return { id: String(row.dimensions.offer), name: `Offer ${row.dimensions.offer}` };
    case 'landing_page': {
      const page = row.dimensions.landing_page;
      return page === 0 ? null : { id: String(page), name: `Page ${page}` };
    }
    case 'day':
      return iso.slice(0, 10);
    case 'month':
      return iso.slice(0, 7);
    case 'week':
      return new Date(Date.parse(iso.slice(0, 10)) - ((wall.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
    case 'hour':
      return new Date(row.atMs - (wall.getTime() % 3_600_000)).toISOString();
    case 'hour_of_day':
      return wall.getUTCHours();
    case 'day_of_week':
      return wall.getUTCDay() || 7;
    case 'status':
    case 'event':
      return row[name] || null;
    default: {
      const sub = /^sub(\d+)$/.exec(name);
      return (sub ? row.dimensions.subs[Number(sub[1]) - 1] : row.dimensions[name as 'country']) || null;
    }
  }
}

/** The same as the text a filter compares. */
export function textOf(row: Counted, name: string, zone: string): string {
  const shown = shownOf(row, name, zone);
  return shown === null ? '' : typeof shown === 'object' ? (shown as { id: string }).id : String(shown);
}
