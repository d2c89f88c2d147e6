import type { ClickQuery } from './click-query.js';

const MAX_SUBS = 20;

/** sub1 … up to the last one given (sub20 at most); '' where one in between is missing. */
export function readSubs(query: ClickQuery): string[] {
  const subs: string[] = [];
  for (let i = 1; i <= MAX_SUBS; i++) {
    const value = query.get(`sub${i}`);
    if (value === '') continue;
    while (subs.length < i - 1) subs.push('');
    subs.push(value);
  }
  return subs;
}
