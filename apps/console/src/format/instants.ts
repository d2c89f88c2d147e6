const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

/** "2026-11-22T13:04:05.678Z" → "22 Nov 14:04:05" in the zone; the year is added when it is not the present one. */
export function formatInstant(iso: string, zone: string, now = new Date()): string {
  const at = new Date(iso);
  const year = at.getUTCFullYear() === now.getUTCFullYear() ? {} : { year: 'numeric' as const };
  return format(zone, { day: '2-digit', month: 'short', ...year, hour: '2-digit', minute: '2-digit', second: '2-digit' })
    .format(at)
    .replace(',', '');
}

/** The local wall clock's hour: "14:00". */
export function formatHour(iso: string, zone: string): string {
  return format(zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** The same with seconds: "14:04:05". */
export function formatClock(iso: string, zone: string): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(iso));
}

/** "2026-11-22" → "22 Nov" */
export function formatDay(day: string): string {
  return format('UTC', { day: 'numeric', month: 'short' }).format(new Date(`${day}T00:00:00Z`));
}

/** "2026-11-22" → "Sun 22 Nov" */
export function formatWeekday(day: string): string {
  return format('UTC', { weekday: 'short', day: 'numeric', month: 'short' })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(',', '');
}

/** How long ago, in one word or two: "just now", "3 min ago", "2 days ago". */
export function formatAgo(iso: string, now = Date.now()): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(iso)) / 1000));
  if (seconds < 10) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h ago`;
  const days = Math.floor(seconds / 86_400);
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** "UTC+1" for a zone at an instant: what the clock there shows today. */
export function zoneOffset(zone: string, at = new Date()): string {
  const name =
    format(zone, { timeZoneName: 'shortOffset' })
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? 'UTC' : name.replace('GMT', 'UTC');
}
