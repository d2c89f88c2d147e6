import type { ClickQuery } from './click-query.js';

const MAX_SUBS = 20;
const NAMES = Array.from({ length: MAX_SUBS }, (_, at) => `sub${at + 1}`);

/** sub1 … up to the last one given (sub20 at most); '' where one in between is missing. */
export function readSubs(query: ClickQuery): string[] {
  const subs: string[] = [];
  NAMES.forEach((name, at) => {
    const value = query.get(name);
    if (value === '') return;
    while (subs.length < at) subs.push('');
    subs.push(value);
  });
  return subs;
}
