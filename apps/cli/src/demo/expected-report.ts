import { formatAmount, parseDecimal, type Micros } from '#kernel';
import { CAMPAIGNS } from './demo-world.js';
import type { PlannedClick } from './plan-day.js';

/** What one campaign got from one supply source. Money in millionths of the base currency. */
export interface Tally {
  clicks: number;
  conversions: number;
  revenue: Micros;
  cost: Micros;
}

/** `campaign id / supply id` → tally */
export type Tallies = Map<string, Tally>;

/** A row of GET /reports?group_by=campaign,supply_id, as far as the demo reads it. */
export interface ReportRow {
  readonly campaign: { readonly id: string; readonly name: string };
  readonly supply_id: string;
  readonly clicks: number;
  readonly conversions: number;
  readonly revenue: string;
  readonly cost: string;
}

/** What the report must say after the plan was played; campaignIds in the order of CAMPAIGNS. Pure. */
export function expectedTallies(plan: readonly PlannedClick[], campaignIds: readonly string[]): Tallies {
  const tallies: Tallies = new Map();
  for (const click of plan) {
    if (!click.routed) continue;
    const tally = tallyOf(tallies, keyOf(campaignIds[click.campaign] ?? '', click.supplyId));
    const counted = click.conversions.filter((one) => one.counted);
    tally.clicks += 1;
    tally.cost += click.cost;
    tally.conversions += counted.length;
    tally.revenue += counted.reduce((sum, one) => sum + one.payout, 0n);
  }
  return tallies;
}

export function reportedTallies(rows: readonly ReportRow[]): Tallies {
  const tallies: Tallies = new Map();
  for (const row of rows) {
    const tally = tallyOf(tallies, keyOf(row.campaign.id, row.supply_id));
    tally.clicks += row.clicks;
    tally.conversions += row.conversions;
    tally.revenue += parseDecimal(row.revenue) ?? 0n;
    tally.cost += parseDecimal(row.cost) ?? 0n;
  }
  return tallies;
}

/** after − before, so that a second demo on top of a first is checked as exactly. Empty rows are left out. */
export function growth(before: Tallies, after: Tallies): Tallies {
  const grown: Tallies = new Map();
  for (const [key, now] of after) {
    const was = before.get(key) ?? emptyTally();
    const tally = {
      clicks: now.clicks - was.clicks,
      conversions: now.conversions - was.conversions,
      revenue: now.revenue - was.revenue,
      cost: now.cost - was.cost,
    };
    if (tally.clicks !== 0 || tally.conversions !== 0 || tally.revenue !== 0n || tally.cost !== 0n) grown.set(key, tally);
  }
  return grown;
}

/** Where the two differ, in words; empty when they are equal to the last millionth. */
export function differences(expected: Tallies, reported: Tallies): string[] {
  return [...new Set([...expected.keys(), ...reported.keys()])].sort().flatMap((key) => {
    const [wanted, found] = [describeTally(expected.get(key)), describeTally(reported.get(key))];
    return wanted === found ? [] : [`${key}: sent ${wanted}, report says ${found}`];
  });
}

/** One line per campaign and one in all, ready to print. */
export function summaryTable(tallies: Tallies, campaignIds: readonly string[]): string[] {
  const lines = CAMPAIGNS.map(({ name }, index) =>
    row(
      name,
      sumOf(tallies, (key) => key.startsWith(`${campaignIds[index]} / `)),
    ),
  );
  return [
    row('campaign', undefined),
    ...lines,
    row(
      'total',
      sumOf(tallies, () => true),
    ),
  ];
}

function row(name: string, tally: Tally | undefined): string {
  const cells = tally
    ? [tally.clicks, tally.conversions, formatAmount(tally.revenue), formatAmount(tally.cost), formatAmount(tally.revenue - tally.cost)]
    : ['clicks', 'conversions', 'revenue', 'cost', 'profit'];
  return name.padEnd(24) + cells.map((cell) => String(cell).padStart(12)).join('');
}

function sumOf(tallies: Tallies, wanted: (key: string) => boolean): Tally {
  const sum = emptyTally();
  for (const [key, tally] of tallies) {
    if (!wanted(key)) continue;
    sum.clicks += tally.clicks;
    sum.conversions += tally.conversions;
    sum.revenue += tally.revenue;
    sum.cost += tally.cost;
  }
  return sum;
}

function describeTally(tally: Tally = emptyTally()): string {
  return `${tally.clicks} clicks, ${tally.conversions} conversions, revenue ${formatAmount(tally.revenue)}, cost ${formatAmount(tally.cost)}`;
}

function tallyOf(tallies: Tallies, key: string): Tally {
  const found = tallies.get(key) ?? emptyTally();
  tallies.set(key, found);
  return found;
}

function keyOf(campaignId: string, supplyId: string): string {
  return `${campaignId} / ${supplyId}`;
}

function emptyTally(): Tally {
  return { clicks: 0, conversions: 0, revenue: 0n, cost: 0n };
}
