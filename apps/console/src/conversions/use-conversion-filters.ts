import { useSearchParams } from 'react-router';
import { dayStart } from '../format/day-start.js';
import { isDay } from '../format/days.js';
import { useZone } from '../format/zone.js';
import type { ConversionQuery } from './conversions.js';

const FILTERS = ['status', 'campaign_id', 'kind', 'event', 'txid', 'click_id', 'from', 'to'] as const;
type ConversionFilter = (typeof FILTERS)[number];
const PAGE = 100;

/** The list's filters, kept in the address; days are those of the person's zone. */
export function useConversionFilters() {
  const [search, setSearch] = useSearchParams();
  const { zone } = useZone();
  const get = (name: ConversionFilter) => search.get(name) ?? '';
  const value = (name: ConversionFilter) => (isDay(get(name)) ? dayStart(get(name), zone) : get(name));
  const query = {
    ...Object.fromEntries(FILTERS.map((name) => [name, value(name)]).filter(([, text]) => text)),
    limit: PAGE,
  } as ConversionQuery;
  return {
    query,
    get,
    set: (values: Partial<Record<ConversionFilter, string>>) =>
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
