import { setTimeout as sleep } from 'node:timers/promises';
import { differences, expectedTallies, growth, reportedTallies, summaryTable, type ReportRow, type Tallies } from './expected-report.js';
import { ManagementClient } from './http-client.js';
import { DAY_MS, planDay } from './plan-day.js';
import { planHistory } from './plan-history.js';
import { firstRound, playDay, playMorning, type Stage } from './play-day.js';
import { playHistory } from './play-history.js';
import { prepareCampaigns } from './prepare-campaigns.js';
import type { Progress } from './progress.js';
import { awaitVerdicts, describeVerdicts, expectedVerdicts } from './verdicts.js';

const REPORT_PATIENCE_MS = 30_000;

export interface DemoOrder {
  /** where clicks and postbacks go */
  readonly trackerUrl: string;
  /** where the management API is; the same as trackerUrl under npm start */
  readonly apiUrl: string;
  readonly apiKey: string;
  readonly clicks: number;
  /** clicks per second: how fast the day is played */
  readonly ratePerS: number;
  readonly seed: number;
  /** days before today that are filled by import */
  readonly days: number;
}

/**
 * Plays a day of traffic against a running instance and holds the report against what was sent.
 *
 * say      prints one line
 * returns  true when report and verdicts equal what was sent, to the last millionth
 * throws   DemoFault when the instance does not play along
 */
export async function runDemo(order: DemoOrder, progress: Progress, say: (line: string) => void): Promise<boolean> {
  const api = new ManagementClient(order.apiUrl, order.apiKey);
  const tracker = new ManagementClient(order.trackerUrl, order.apiKey);
  const plan = planDay({ seed: order.seed, clicks: order.clicks });
  const { currency } = await api.get<{ currency: string }>('/api/v1/reports?metrics=clicks');
  const campaigns = await prepareCampaigns(api, currency);
  const campaignIds = campaigns.map((campaign) => campaign.id);
  const startedAt = new Date();
  const todayMs = startedAt.getTime() - (startedAt.getTime() % DAY_MS);
  const history = planHistory({ ...order, todayMs, nowMs: startedAt.getTime() });
  const from = new Date(todayMs - order.days * DAY_MS);
  const before = await readReport(api, campaignIds, from);
  // A tracker learns of new campaigns within a second.
  await sleep(1_500);
  if (history.length > 0) {
    say(`Importing ${order.days} days of clicks and conversions before today.`);
    progress.startDays(history.length);
    const onDay = () => progress.sent('day');
    await playHistory(api, history, { campaigns, run: startedAt.getTime().toString(36), onDay }).finally(() => progress.stop());
  }

  const stage: Stage = { trackerUrl: order.trackerUrl, campaigns, onSent: (what) => progress.sent(what) };
  progress.start(plan.length, plan.flatMap(firstRound).length);
  const { sent, clickIds } = await playDay(plan, order.ratePerS, stage).finally(() => progress.stop());
  say('The day is over; waiting for the verdicts.');
  const daily = await awaitVerdicts(tracker, sent);
  const decisions = await playMorning(clickIds, stage);
  const all = merge(daily, await awaitVerdicts(tracker, decisions));

  const past = history.flat().map(({ click, conversions }) => ({ ...click, conversions: conversions.map(({ conversion }) => conversion) }));
  const expected = expectedTallies([...plan, ...past], campaignIds);
  const reported = await untilEqual(expected, async () => growth(before, await readReport(api, campaignIds, from)));
  const wanted = describeVerdicts(expectedVerdicts([...sent, ...decisions], all));
  return tell({ expected, reported, campaignIds, currency, verdicts: describeVerdicts(all), wanted }, say);
}

function tell(
  told: { expected: Tallies; reported: Tallies; campaignIds: readonly string[]; currency: string; verdicts: string; wanted: string },
  say: (line: string) => void,
): boolean {
  say(`\nWhat GET /api/v1/reports says (${told.currency}):`);
  for (const line of summaryTable(told.reported, told.campaignIds)) say(line);
  say(`\nPostbacks: ${told.verdicts}`);
  const faults = differences(told.expected, told.reported);
  if (told.verdicts !== told.wanted) faults.push(`verdicts: expected ${told.wanted}`);
  if (faults.length === 0) say('The report equals what was sent, per campaign and supply source, to the cent.');
  else for (const fault of ['The report differs from what was sent:', ...faults]) say(fault);
  return faults.length === 0;
}

/** The report by campaign and supply source from a UTC day on, midnight in between or not. */
async function readReport(api: ManagementClient, campaignIds: readonly string[], from: Date): Promise<Tallies> {
  const query = new URLSearchParams({
    from: from.toISOString().slice(0, 10),
    to: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    tz: 'UTC',
    group_by: 'campaign,supply_id',
    metrics: 'clicks,conversions,revenue,cost',
    'filter[campaign]': campaignIds.join(','),
    limit: '1000',
  });
  const { rows } = await api.get<{ rows: ReportRow[] }>(`/api/v1/reports?${query.toString()}`);
  return reportedTallies(rows);
}

async function untilEqual(expected: Tallies, read: () => Promise<Tallies>): Promise<Tallies> {
  const untilMs = Date.now() + REPORT_PATIENCE_MS;
  for (;;) {
    const reported = await read();
    if (differences(expected, reported).length === 0 || Date.now() > untilMs) return reported;
    await sleep(500);
  }
}

function merge(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const merged = new Map(a);
  for (const [name, count] of b) merged.set(name, (merged.get(name) ?? 0) + count);
  return merged;
}
