/** Local days as text, "2026-11-22". Ranges are half-open as in the API: `to` is not included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Today in a zone. */
export function today(zone: string, now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How many days a range holds. */
export function lengthOf(range: DayRange): number {
  return Math.round((Date.parse(range.to) - Date.parse(range.from)) / 86_400_000);
}

/** Every day of a range, in order: the chart's axis, also where nothing happened. */
export function daysOf(range: DayRange): readonly string[] {
  return Array.from({ length: Math.max(0, lengthOf(range)) }, (_, at) => addDays(range.from, at));
}

/** The period of the same length just before. */
export function before(range: DayRange): DayRange {
  return { from: addDays(range.from, -lengthOf(range)), to: range.from };
}

export const PERIODS = {
  today: 'Today',
  yesterday: 'Yesterday',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  month: 'This month',
  last_month: 'Last month',
} as const;

export type Period = keyof typeof PERIODS;

/** A named period as days, counted from today. Today is always included in the running ones. */
export function rangeOf(period: Period, now: string): DayRange {
  const tomorrow = addDays(now, 1);
  const month = `${now.slice(0, 7)}-01`;
  switch (period) {
    case 'today':
      return { from: now, to: tomorrow };
    case 'yesterday':
      return { from: addDays(now, -1), to: now };
    case '7d':
      return { from: addDays(now, -6), to: tomorrow };
    case '30d':
      return { from: addDays(now, -29), to: tomorrow };
    case 'month':
      return { from: month, to: tomorrow };
    case 'last_month':
      return { from: `${addDays(month, -1).slice(0, 7)}-01`, to: month };
  }
}

export function isDay(text: string | null): text is string {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
