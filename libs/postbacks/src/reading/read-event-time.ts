/** An event time as sent. `day`: only a date was given; the instant is its start, UTC. */
export interface EventTime {
  readonly atMs: number;
  readonly precision: 'instant' | 'day';
  /** a unix number: wins over texts, whose zone is a guess */
  readonly unix: boolean;
}

const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

/**
 * Reads an event time: unix seconds or milliseconds, ISO 8601, "2026-11-22 13:05:00[.123]" (UTC unless it says
 * otherwise), a date alone, or the word NOW (Impact's EventDate).
 *
 * returns  undefined for anything else, and for years outside 2000–2099
 */
export function readEventTime(text: string, nowMs: number): EventTime | undefined {
  if (text.toUpperCase() === 'NOW') return { atMs: nowMs, precision: 'instant', unix: false };
  if (/^\d{9,10}(?:\.\d{1,9})?$/.test(text)) return within(Math.floor(Number(text) * 1000), 'instant', true);
  if (/^\d{12,13}$/.test(text)) return within(Number(text), 'instant', true);
  const match = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i.exec(
    text,
  );
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const ms = Math.floor(Number(`0.${fraction ?? '0'}`) * 1000);
  const atMs = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0), ms);
  if (new Date(atMs).getUTCDate() !== Number(day) && hour === undefined) return undefined;
  return within(atMs - zoneOffsetMs(zone), hour === undefined ? 'day' : 'instant', false);
}

function within(atMs: number, precision: 'instant' | 'day', unix: boolean): EventTime | undefined {
  return atMs >= EARLIEST_MS && atMs < LATEST_MS ? { atMs, precision, unix } : undefined;
}

function zoneOffsetMs(zone: string | undefined): number {
  const match = zone ? /^([+-])(\d{2}):?(\d{2})$/.exec(zone) : null;
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}
