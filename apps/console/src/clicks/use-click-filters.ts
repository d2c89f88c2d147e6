import { useSearchParams } from 'react-router';
import { dayStart } from '../format/day-start.js';
import { addDays, isDay } from '../format/days.js';
import { useZone } from '../format/zone.js';
import type { ClickQuery } from './clicks.js';

const FILTERS = ['campaign_id', 'supply_id', 'flag', 'from', 'to'] as const;
type ClickFilter = (typeof FILTERS)[number];
const PAGE = 100;
const WEEK_DAYS = 7;

/** The search's filters, kept in the address; days are those of the person's zone. */
export function useClickFilters() {
  const [search, setSearch] = useSearchParams();
  const { zone } = useZone();
  const get = (name: ClickFilter) => search.get(name) ?? '';
  const [from, to] = [get('from'), get('to')];
  // Only a last day: the week up to it, as without any days.
  const first = isDay(from) ? from : isDay(to) ? addDays(to, -WEEK_DAYS) : undefined;
  const query = {
    ...Object.fromEntries((['campaign_id', 'supply_id', 'flag'] as const).map((name) => [name, get(name)]).filter(([, text]) => text)),
    ...(first === undefined ? {} : { from: dayStart(first, zone) }),
    ...(isDay(to) ? { to: dayStart(to, zone) } : {}),
    limit: PAGE,
  } as ClickQuery;
  return {
    query,
    get,
    set: (values: Partial<Record<ClickFilter, string>>) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        for (const [name, text] of Object.entries(values))
          if (text.trim() === '') next.delete(name);
          else next.set(name, text.trim());
        return next;
      }),
    clear: () => setSearch({}),
    isAny: FILTERS.some((name) => search.has(name)),
  };
}
