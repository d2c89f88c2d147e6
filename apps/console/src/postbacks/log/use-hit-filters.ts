import { useSearchParams } from 'react-router';

export const HIT_FILTERS = ['outcome', 'reason', 'campaign_id', 'source_id', 'click_id', 'replay_id', 'from', 'to'] as const;
export type HitFilter = (typeof HIT_FILTERS)[number];

/** The log's filters, kept in the address. */
export function useHitFilters() {
  const [search, setSearch] = useSearchParams();
  const set = (values: Partial<Record<HitFilter, string | undefined>>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(values))
        if (value === undefined || value.trim() === '') next.delete(name);
        else next.set(name, value.trim());
      return next;
    });
  return {
    search,
    get: (name: HitFilter) => search.get(name) ?? '',
    set,
    clear: () => setSearch({}),
    isAny: HIT_FILTERS.some((name) => search.has(name)),
  };
}
