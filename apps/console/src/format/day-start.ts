/** The instant at which a local day begins in a zone: ("2026-11-22", "Europe/Madrid") → "2026-11-21T23:00:00.000Z". */
export function dayStart(day: string, zone: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`);
  // Twice: where clocks change on that day, the offset at the first guess is the wrong one.
  const near = wall - offsetMs(wall, zone);
  return new Date(wall - offsetMs(near, zone)).toISOString();
}

/** What the zone's wall clock shows minus UTC at an instant. */
function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(at / 1000) * 1000
  );
}
