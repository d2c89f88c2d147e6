import fc from 'fast-check';
import { aClick, aFact, type RawClick, type RawFact } from './raw-rows.factory.js';

// Both Europe's (25 October) and America's (1 November) clocks are set back in this time.
export const [FIRST_MS, LAST_MS] = [Date.parse('2026-10-23T00:00:00Z'), Date.parse('2026-11-05T00:00:00Z')];
/** What dimensions are set to. */
export const VALUES = {
  creative: ['', 'c1', 'c2'],
  supply_id: ['', 's1', 's2'],
  site_id: ['w1', 'w2'],
  source: ['', 'n1'],
  country: ['', 'ES', 'FR'],
  device: ['mobile', ''],
  os: ['a', 'i'],
  browser: ['x', 'y'],
};
export const instant = fc.integer({ min: FIRST_MS, max: LAST_MS });
const dimensions = fc
  .record({
    campaign: fc.constantFrom(1, 2, 3),
    sub1: fc.constantFrom('', 'x', 'z'),
    sub2: fc.constantFrom('', 'x', 'y'),
    landing_page: fc.constantFrom(0, 0, 1, 2),
    ...Object.fromEntries(Object.entries(VALUES).map(([name, values]) => [name, fc.constantFrom(...values)])),
  })
  .map(({ sub1, sub2, ...rest }) => ({ ...rest, offer: rest.campaign, subs: [String(sub1), String(sub2)] }));
const click = fc
  .tuple(dimensions, instant, fc.nat(2_000_000), fc.constantFrom(0, 1, 2, 3, 8, 66, 67))
  .map(([given, atMs, costMicros, flags]): RawClick => aClick({ ...given, atMs, costMicros, flags }));
const STEPS = [
  { pending: 1 },
  { approved: 1 },
  { rejected: 1 },
  { pending: -1, approved: 1 },
  { pending: -1, rejected: 1 },
  { approved: -1, rejected: 1 },
  {},
];
const fact = fc
  .tuple(
    dimensions,
    instant,
    fc.nat(4 * 86_400_000),
    fc.constantFrom(...STEPS),
    fc.integer({ min: -3_000_000, max: 9_000_000 }),
    fc.constantFrom('conversion', 'purchase'),
    fc.constantFrom(0, 0, 250_000),
  )
  .map(([given, clickAtMs, lagMs, step, micros, event, costMicros]): RawFact => {
    const counts = { pending: 0, approved: 0, rejected: 0, ...step };
    const revenueMicros = counts.rejected === 1 && counts.pending + counts.approved === 0 ? 0 : micros || 1;
    const delayS = Math.round(lagMs / 1000) * (counts.pending + counts.approved);
    return aFact({
      ...given,
      ...counts,
      clickAtMs,
      atMs: clickAtMs + lagMs,
      event,
      costMicros,
      revenueMicros,
      approvedMicros: counts.approved !== 0 || counts.pending === 0 ? revenueMicros : 0,
      delayS,
    });
  });
/** A visitor who went on from a landing page, and maybe to another offer than the click's. */
const stepOut = fc
  .tuple(dimensions, instant, fc.nat(3_600_000), fc.constantFrom(1, 2, 3))
  .map(([given, clickAtMs, lagMs, offer]): RawFact =>
    aFact({
      ...given,
      offer,
      landing_page: given.landing_page || 1,
      clickAtMs,
      atMs: clickAtMs + lagMs,
      event: '',
      approved: 0,
      revenueMicros: 0,
      approvedMicros: 0,
      delayS: 0,
      landerClicks: 1,
    }),
  );
const anyFact = fc.oneof({ weight: 3, arbitrary: fact }, { weight: 1, arbitrary: stepOut });
/** Rows that are written as one batch, a fold of at most so many, or the end of days. */
export const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ clicks: fc.array(click, { maxLength: 12 }), facts: fc.array(anyFact, { maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ foldRows: fc.constantFrom(1, 20, 1_000) }) },
  { weight: 1, arbitrary: fc.record({ closedMs: instant }) },
);
