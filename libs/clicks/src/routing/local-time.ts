/** Where an instant stands in a zone's week. */
export interface LocalTime {
  /** 0 Monday … 6 Sunday */
  readonly weekday: number;
  /** minutes since midnight as the clock shows it */
  readonly minute: number;
  /** "2026-11-22" */
  readonly day: string;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();
// Formatting takes microseconds, and a tracker asks for the same minute of a handful of zones over and over.
const lastMinutes = new Map<string, { readonly minuteMs: number; readonly time: LocalTime }>();

/**
 * The clock on the wall of a zone.
 *
 * zone  IANA name; one this system does not know is read as UTC
 */
export function localTime(atMs: number, zone: string): LocalTime {
  const minuteMs = Math.floor(atMs / 60_000);
  const last = lastMinutes.get(zone);
  if (last?.minuteMs === minuteMs) return last.time;
  const parts = new Map(
    formatOf(zone)
      .formatToParts(minuteMs * 60_000)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  const time = {
    weekday: WEEKDAYS.indexOf(part('weekday')),
    minute: Number(part('hour')) * 60 + Number(part('minute')),
    day: `${part('year')}-${part('month')}-${part('day')}`,
  };
  lastMinutes.set(zone, { minuteMs, time });
  return time;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = newFormat(zone) ?? newFormat('UTC');
    if (!format) throw new Error('This Node knows no time zones');
    formats.set(zone, format);
  }
  return format;
}

function newFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  const numbers = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hourCycle: 'h23', ...numbers });
  } catch {
    return undefined;
  }
}
