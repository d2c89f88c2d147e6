import { formatAmount } from '#kernel';
import type { Counted } from './naive-counts.factory.js';

/** Metrics of some rows by their published formulas. */
export function naiveMetrics(names: readonly string[], rows: readonly Counted[]): Record<string, unknown> {
  const sum = (name: string) => rows.reduce((total, row) => total + (row.n[name] ?? 0), 0);
  const [clicks, cost, revenue] = [sum('clicks'), sum('cost'), sum('revenue')];
  const [pending, approved, rejected] = [sum('pending'), sum('approved'), sum('rejected')];
  const conversions = pending + approved;
  const money = (micros: number) => formatAmount(BigInt(micros));
  const ratio = (top: number, bottom: number) => (bottom === 0 ? null : top / bottom);
  const average = (micros: number, by: number) => (by === 0 ? null : money(Math.sign(micros / by) * Math.round(Math.abs(micros / by))));
  const all: Record<string, unknown> = {
    clicks,
    conversions,
    revenue: money(revenue),
    cost: money(cost),
    profit: money(revenue - cost),
    roi: ratio(revenue - cost, cost),
    roas: ratio(revenue, cost),
    cr: ratio(conversions, clicks),
    epc: average(revenue, clicks),
    cpc: average(cost, clicks),
    cpa: average(cost, conversions),
    aov: average(revenue, conversions),
    unique_clicks: sum('uniques'),
    bot_clicks: sum('bots'),
    imported_clicks: sum('imported'),
    pending_conversions: pending,
    approved_conversions: approved,
    rejected_conversions: rejected,
    approval_rate: ratio(approved, pending + approved + rejected),
    avg_conversion_time: ratio(sum('delay'), conversions),
    approved_revenue: money(sum('approvedRevenue')),
    pending_revenue: money(revenue - sum('approvedRevenue')),
    approved_profit: money(sum('approvedRevenue') - cost),
    approved_cr: ratio(approved, clicks),
    approved_cpa: average(cost, approved),
    approved_epc: average(sum('approvedRevenue'), clicks),
    approved_roas: ratio(sum('approvedRevenue'), cost),
    lander_views: sum('landerViews'),
    lander_clicks: sum('landerClicks'),
    lander_ctr: ratio(sum('landerClicks'), sum('landerViews')),
    approved_roi: ratio(sum('approvedRevenue') - cost, cost),
    adjustments: sum('adjustments'),
    adjustment_amount: money(sum('adjusted')),
  };
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}
