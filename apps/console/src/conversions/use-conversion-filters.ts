import { dayStart } from '../format/day-start.js';
import { isDay } from '../format/days.js';
import { useZone } from '../format/zone.js';
import { useAddressFilters } from '../ui/use-address-filters.js';
import type { ConversionQuery } from './conversions.js';

const FILTERS = ['status', 'campaign_id', 'kind', 'event', 'txid', 'click_id', 'from', 'to'] as const;
const PAGE = 100;

/** The list's filters; days are those of the person's zone. */
export function useConversionFilters() {
  const filters = useAddressFilters(FILTERS);
  const { zone } = useZone();
  const value = (text: string) => (isDay(text) ? dayStart(text, zone) : text);
  const query = {
    ...Object.fromEntries(FILTERS.map((name) => [name, value(filters.get(name))]).filter(([, text]) => text)),
    limit: PAGE,
  } as ConversionQuery;
  return { ...filters, query };
}
