import { formatAgo, formatInstant, zoneOffset } from './instants.js';
import { useZone } from './zone.js';

/** A time in the person's zone; the exact instant and the zone on hover. `ago` adds how long it is past. */
export function Instant({ at, ago = false }: { at: string | null | undefined; ago?: boolean }) {
  const { zone } = useZone();
  if (!at) return <>–</>;
  return (
    <time dateTime={at} title={`${formatInstant(at, zone)} ${zone} (${zoneOffset(zone, new Date(at))}) · ${at}`} className="nowrap">
      {ago ? formatAgo(at) : formatInstant(at, zone)}
    </time>
  );
}

/** The zone's short name for a column head: "Time · UTC+1". */
export function TimeHead({ children = 'Time' }: { children?: string }) {
  const { zone } = useZone();
  return (
    <span title={`Times in ${zone}`}>
      {children} <span className="unit">{zoneOffset(zone)}</span>
    </span>
  );
}
