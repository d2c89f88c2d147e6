import fc from 'fast-check';
import { instant, VALUES } from './any-rows.factory.js';

const DAY_MS = 86_400_000;

const click = fc.record({
  atMs: instant,
  campaign: fc.constantFrom(1, 2),
  supply_id: fc.constantFrom(...VALUES.supply_id),
  country: fc.constantFrom(...VALUES.country),
  creative: fc.constantFrom(...VALUES.creative),
  landing_page: fc.constantFrom(0, 1),
  costMicros: fc.nat(50_000),
  flags: fc.constantFrom(1, 2, 2, 2),
});
const sale = fc.record({
  /** which of the clicks so far */
  click: fc.nat(1_000),
  lagMs: fc.nat(3 * DAY_MS),
  payoutMicros: fc.integer({ min: 1, max: 9_000_000 }),
  /** 0: approved at once */
  holdHours: fc.constantFrom(0, 0, 24, 72),
  event: fc.constantFrom('conversion', 'purchase'),
});
const correction = fc.record({
  campaign: fc.constantFrom(1, 2),
  fromMs: instant.map((ms) => ms - (ms % DAY_MS)),
  days: fc.constantFrom(1, 3, 14),
  supply_id: fc.constantFrom(undefined, undefined, 's1'),
  amountMicros: fc.nat(3_000_000),
});

/** What may happen to a campaign after its clicks: sales, some held; holds that end; costs told afterwards and taken back; folds in between. */
export const history = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ clicks: fc.array(click, { minLength: 1, maxLength: 10 }) }) },
    { weight: 3, arbitrary: fc.record({ sales: fc.array(sale, { minLength: 1, maxLength: 4 }) }) },
    { weight: 2, arbitrary: fc.record({ endHoldsAtMs: instant.map((ms) => ms + 2 * DAY_MS) }) },
    { weight: 2, arbitrary: fc.record({ correct: correction }) },
    { weight: 1, arbitrary: fc.record({ undo: fc.nat(10) }) },
    { weight: 1, arbitrary: fc.record({ foldRows: fc.constantFrom(1, 20, 1_000) }) },
  ),
  { minLength: 4, maxLength: 14 },
);
export type HistoryStep = typeof history extends fc.Arbitrary<(infer Step)[]> ? Step : never;
export type SaleStep = typeof sale extends fc.Arbitrary<infer One> ? One : never;
export type CorrectionStep = typeof correction extends fc.Arbitrary<infer One> ? One : never;
