import { dayStart } from '../format/day-start.js';
import { addDays, isDay } from '../format/days.js';
import { useZone } from '../format/zone.js';
import { useAddressFilters } from '../ui/use-address-filters.js';
import type { ClickQuery } from './clicks.js';

const TEXTS = ['campaign_id', 'supply_id', 'flag'] as const;
const PAGE = 100;
const WEEK_DAYS = 7;

/** The search's filters; days are those of the person's zone. */
export function useClickFilters() {
  const filters = useAddressFilters([...TEXTS, 'from', 'to'] as const);
  const { zone } = useZone();
  const { get } = filters;
  const [from, to] = [get('from'), get('to')];
  // Only a last day: the week up to it, as without any days.
  const first = isDay(from) ? from : isDay(to) ? addDays(to, -WEEK_DAYS) : undefined;
  const query = {
    ...Object.fromEntries(TEXTS.map((name) => [name, get(name)]).filter(([, text]) => text)),
    ...(first === undefined ? {} : { from: dayStart(first, zone) }),
    ...(isDay(to) ? { to: dayStart(to, zone) } : {}),
    limit: PAGE,
  } as ClickQuery;
  return { ...filters, query };
}
