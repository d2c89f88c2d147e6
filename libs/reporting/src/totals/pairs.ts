// Pairs of dimensions that no totals table holds, or none by themselves, and dimensions of many values that none holds at all.
import { TOTALS, type TotalsTable } from './totals-tables.js';

/** The hour of TOTALS_ZONE's day, as a key. */
export const HOUR = 'hour';
/** The first sub id, as a key. */
export const SUB1 = 'subs1';

// Numbers are stored: never change or reuse one. In the order of their values, fewest first: what is asked of one of a pair is read
// from the smallest that has it.
const PAIRED = { device: 1, os: 2, browser: 3, source_id: 4, [HOUR]: 5, country: 6, creative_id: 7, offer_id: 8, supply_id: 9 };
const WITH_DEVICE = { language: 20 };
const CAMPAIGN = 40;
/** Of each campaign: a table has them together with others, in a hundred times the rows. */
const OF_CAMPAIGN = { [HOUR]: 5, offer_id: 8, device: 1, os: 2, browser: 3, country: 6, creative_id: 7 };
/** Of the account and of each campaign: no table has them. */
const ALONE = { region_id: 30, city_id: 31, referrer_id: 32, site_id: 33, model_id: 34, [SUB1]: 35 };

/** Number of a pair, and its one or two keys. */
export interface Pair {
  readonly pair: number;
  readonly keys: readonly [string] | readonly [string, string];
}

/** Each is counted once its day has closed; till then, and for other pairs, raw rows answer. */
export const PAIRS: readonly Pair[] = [
  ...entries(PAIRED)
    .flatMap(([one, a], at) =>
      entries(PAIRED)
        .slice(at + 1)
        .map(([two, b]): Pair => ({ pair: 100 * a + b, keys: [one, two] })),
    )
    .filter(({ keys }) => !TOTALS.some((table) => keys.every((key) => table.keys.includes(key)))),
  ...entries(WITH_DEVICE).map(([key, number]): Pair => ({ pair: 100 + number, keys: ['device', key] })),
  ...entries({ ...OF_CAMPAIGN, ...ALONE }).map(([key, number]): Pair => ({ pair: 100 * CAMPAIGN + number, keys: ['campaign_id', key] })),
  ...entries(ALONE).map(([key, number]): Pair => ({ pair: 100 * number, keys: [key] })),
];

/** Keys that pairs are made of. */
export const PAIR_KEYS: readonly string[] = [...new Set(PAIRS.flatMap(({ keys }) => [...keys]))];

/** The table of all pairs: a and b are the keys of the pair that `pair` numbers. */
export const PAIR_TABLE: TotalsTable = { name: 'totals_pair', bucket: 'day', keys: [], account: false, pair: 0 };

/** One table per pair, as reports choose among them. */
export const PAIR_TABLES: readonly TotalsTable[] = PAIRS.map(({ pair, keys }) => ({ ...PAIR_TABLE, keys, pair }));

function entries(numbers: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(numbers);
}
