import { HOURS, type CampaignFacts, type Delay, type HitCounts, type HourCounts } from '../campaign-facts.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A campaign as it may be: rates and what goes wrong, as functions of the time in hours since the simulation's start. */
export interface Simulation {
  readonly seed: number;
  readonly days: number;
  readonly clicksPerHour: (hour: number) => number;
  readonly conversionRate: (hour: number) => number;
  readonly delayS: (random: () => number, hour: number) => number;
  /** what becomes of a conversion's postback that arrives at this hour; undefined: it never arrives */
  readonly verdict: (random: () => number, hour: number) => string | undefined;
  /** further rejected hits of this hour that name no campaign, by reason */
  readonly strangers: (random: () => number, hour: number) => Readonly<Record<string, number>>;
  readonly costMicros: number;
  /** files uploaded at this hour: so many conversions that were missed in the days before, and rows that are refused */
  readonly file: (hour: number) => { readonly conversions: number; readonly refused: Readonly<Record<string, number>> } | undefined;
}

/** A postback, or a row of a file. `occurredAtMs` differs from `atMs` in files: they come later than what they tell of. */
interface SimulatedHit {
  readonly atMs: number;
  readonly clickAtMs: number;
  readonly occurredAtMs: number;
  readonly verdict: string;
  readonly byFile: boolean;
}

/** Nights are quiet, delays are long-tailed, some hits are rejected or repeated: a month of this is an ordinary month. */
export function aSteadyMonth(given: Partial<Simulation> = {}): Simulation {
  return {
    seed: 1,
    days: 30,
    clicksPerHour: (hour) => 60 * (1 + 0.8 * Math.sin(((hour % 24) / 24) * 2 * Math.PI)),
    conversionRate: () => 0.03,
    delayS: (random) => 1_800 * Math.exp(gauss(random)),
    verdict: (random) => (random() < 0.05 ? 'invalid_payout' : random() < 0.08 ? 'duplicate' : 'accepted'),
    strangers: (random) => ({ bad_click_signature: random() < 0.02 ? 1 : 0 }),
    costMicros: 20_000,
    file: () => undefined,
    ...given,
  };
}

/** Lives through the simulation and answers the facts at any hour of it, counted naively. */
export function simulate(of: Simulation): Lived & { factsAt(hour: number): CampaignFacts } {
  const random = mulberry32(of.seed);
  const startMs = Date.parse('2026-11-01T00:00:00Z');
  const clicks: number[] = [];
  const hits: SimulatedHit[] = [];
  const strangers: { hour: number; counts: Readonly<Record<string, number>> }[] = [];
  for (let hour = 0; hour < of.days * 24; hour++) {
    clicks.push(poisson(of.clicksPerHour(hour), random));
    strangers.push({ hour, counts: of.strangers(random, hour) });
    for (let click = 0; click < (clicks[hour] ?? 0); click++) {
      if (random() >= of.conversionRate(hour)) continue;
      const clickAtMs = startMs + (hour + random()) * HOUR_MS;
      const atMs = clickAtMs + of.delayS(random, hour) * 1_000;
      const verdict = of.verdict(random, (atMs - startMs) / HOUR_MS);
      if (verdict !== undefined) hits.push({ atMs, clickAtMs, occurredAtMs: atMs, verdict, byFile: false });
    }
    hits.push(...fileOf(of, hour, startMs, random));
  }
  hits.sort((a, b) => a.atMs - b.atMs);
  const lived = { of, startMs, clicks, hits, strangers };
  return { ...lived, factsAt: (hour) => factsAt(lived, hour) };
}

/** Conversions of the ten days before, which nobody had heard of. */
function fileOf(of: Simulation, hour: number, startMs: number, random: () => number): SimulatedHit[] {
  const file = of.file(hour);
  if (!file) return [];
  const atMs = startMs + (hour + 0.5) * HOUR_MS;
  const row = (verdict: string): SimulatedHit => {
    const clickAtMs = atMs - Math.min(hour, 240) * random() * HOUR_MS;
    return { atMs, clickAtMs, occurredAtMs: clickAtMs + (atMs - clickAtMs) * random(), verdict, byFile: true };
  };
  const rows = (n: number, verdict: string) => Array.from({ length: n }, () => row(verdict));
  return [...rows(file.conversions, 'accepted'), ...Object.entries(file.refused).flatMap(([reason, n]) => rows(n, reason))];
}

/** All that happened, hit by hit in their order. */
export interface Lived {
  readonly of: Simulation;
  readonly startMs: number;
  readonly clicks: readonly number[];
  readonly hits: readonly SimulatedHit[];
  readonly strangers: readonly { hour: number; counts: Readonly<Record<string, number>> }[];
}

function factsAt(lived: Lived, hour: number): CampaignFacts {
  const nowMs = lived.startMs + hour * HOUR_MS;
  const known = lived.hits.filter((hit) => hit.atMs <= nowMs && hit.atMs > nowMs - 28 * DAY_MS);
  const hits = known.filter((hit) => !hit.byFile);
  const imported = known.filter((hit) => hit.byFile && hit.verdict === 'accepted');
  // A repeat made its conversion at its first arrival: both stand in the log.
  const conversions = hits.filter((hit) => hit.verdict === 'accepted' || hit.verdict === 'duplicate');
  const hours: HourCounts[] = Array.from({ length: HOURS }, (_, ago) => {
    const at = hour - 1 - ago;
    const clicks = at >= 0 ? (lived.clicks[at] ?? 0) : 0;
    return { clicks, arrived: 0, converted: 0, byFile: 0, costMicros: clicks * lived.of.costMicros };
  });
  const bump = (ms: number, name: 'arrived' | 'converted' | 'byFile') => {
    const ago = Math.floor((nowMs - ms) / HOUR_MS);
    const counted = hours[ago];
    if (counted) hours[ago] = { ...counted, [name]: counted[name] + 1 };
  };
  for (const { atMs, clickAtMs } of conversions) {
    bump(atMs, 'arrived');
    bump(clickAtMs, 'converted');
  }
  for (const { occurredAtMs } of imported) bump(occurredAtMs, 'byFile');
  const today = (ms: number) => ms > nowMs - DAY_MS;
  const before = (ms: number) => !today(ms) && ms > nowMs - 8 * DAY_MS;
  const strangers = (inPeriod: (ms: number) => boolean) =>
    addCounts(lived.strangers.filter((each) => each.hour < hour && inPeriod(lived.startMs + (each.hour + 0.5) * HOUR_MS)));
  return {
    nowMs,
    hours,
    everConverted: lived.hits.some(
      (hit) => hit.atMs <= nowMs && (hit.verdict === 'accepted' || (hit.verdict === 'duplicate' && !hit.byFile)),
    ),
    lastPostbackMs: hits.at(-1)?.atMs,
    lastConversionMs: conversions.at(-1)?.atMs,
    usualDelay: delayOf(conversions.filter(({ atMs }) => !today(atMs))),
    todayDelay: delayOf(conversions.filter(({ atMs }) => today(atMs))),
    gaps: gapsOf(conversions.map(({ atMs }) => atMs)),
    hitsToday: verdictsOf(hits.filter(({ atMs }) => today(atMs))),
    hitsBefore: verdictsOf(hits.filter(({ atMs }) => before(atMs))),
    strangersToday: strangers(today),
    strangersBefore: strangers(before),
  };
}

function verdictsOf(hits: readonly SimulatedHit[]): HitCounts {
  const rejected: Record<string, number> = {};
  for (const { verdict } of hits) if (verdict !== 'accepted') rejected[verdict] = (rejected[verdict] ?? 0) + 1;
  return { accepted: hits.filter(({ verdict }) => verdict === 'accepted' || verdict === 'duplicate').length, rejected };
}

function addCounts(all: readonly { counts: Readonly<Record<string, number>> }[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { counts } of all) for (const [reason, n] of Object.entries(counts)) sums[reason] = (sums[reason] ?? 0) + n;
  return sums;
}

function delayOf(hits: readonly SimulatedHit[]): Delay | undefined {
  if (hits.length === 0) return undefined;
  const delays = hits.map(({ atMs, clickAtMs }) => (atMs - clickAtMs) / 1000).sort((a, b) => a - b);
  const at = (share: number) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0;
  return { medianS: at(0.5), p90S: at(0.9), conversions: hits.length };
}

function gapsOf(times: readonly number[]): CampaignFacts['gaps'] {
  const byDay = new Map<number, number>();
  let sum = 0;
  for (let at = 1; at < times.length; at++) {
    const gap = ((times[at] ?? 0) - (times[at - 1] ?? 0)) / 1000;
    const day = Math.floor((times[at] ?? 0) / DAY_MS);
    byDay.set(day, Math.max(byDay.get(day) ?? 0, gap));
    sum += gap;
  }
  const longest = [...byDay.values()].sort((a, b) => a - b);
  const usual = longest[Math.max(0, Math.ceil(longest.length * 0.9) - 1)];
  return usual === undefined ? undefined : { meanS: sum / (times.length - 1), longestUsualS: usual, count: times.length - 1 };
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function gauss(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function poisson(mean: number, random: () => number): number {
  // Above 50 the normal approximation is close enough and keeps exp() from vanishing.
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * gauss(random)));
  const limit = Math.exp(-mean);
  let [count, product] = [0, random()];
  while (product > limit) {
    count++;
    product *= random();
  }
  return count;
}
