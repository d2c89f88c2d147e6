import type { HitQuery } from './postbacks.js';

export const OUTCOMES = ['accepted', 'rejected', 'waiting', 'pending'] as const;
const PAGE = 100;

/** The log's filters as they stand in the address → the API's parameters. */
export function hitQuery(search: URLSearchParams): HitQuery {
  const text = (name: string) => search.get(name)?.trim() || undefined;
  const outcome = OUTCOMES.find((each) => each === search.get('outcome'));
  return { outcome, reason: text('reason'), click_id: text('click_id'), campaign_id: text('campaign_id'), limit: PAGE } as HitQuery;
}
