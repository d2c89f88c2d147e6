import { Injectable } from '@nestjs/common';
import { advertiserScope, type Access } from '#access';
import { formatAmount, notFound, parseDecimal } from '#kernel';
import { CampaignFactsStore } from '../health/campaign-facts.store.js';
import { MAX_ROWS } from '../query/request/report-query.js';
import { Reports, type ReportAnswer } from '../query/reports.service.js';
import type { OpportunitiesAnswer, OpportunitiesQuery, OpportunityJson, RankingJson } from './opportunities-shapes.js';
import { rankOpportunities, type Counted, type Opportunity } from './rank-opportunities.js';

/** Ranks a campaign's supply sources and creatives by what they earn, from the same reports that are shown elsewhere. */
@Injectable()
export class Opportunities {
  constructor(
    private readonly reports: Reports,
    private readonly campaigns: CampaignFactsStore,
  ) {}

  /** throws  404 campaign_not_found; what a report refuses (range, zone) */
  async of(campaignId: number, query: OpportunitiesQuery, access: Access): Promise<OpportunitiesAnswer> {
    if (!(await this.campaigns.exists(campaignId, advertiserScope(access)))) throw notFound('campaign', String(campaignId));
    const { limit, ...window } = query;
    const ask = (dimension: string) =>
      this.reports.answer(
        {
          ...window,
          group_by: dimension,
          metrics: 'clicks,conversions,revenue,cost,profit',
          'filter[campaign]': String(campaignId),
          sort: '-profit',
          limit: String(MAX_ROWS),
        },
        access,
      );
    const [supply, creatives] = [await ask('supply_id'), await ask('creative')];
    return {
      campaign_id: String(campaignId),
      supply_sources: showRanking(countedOf(supply, 'supply_id'), limit),
      creatives: showRanking(countedOf(creatives, 'creative'), limit),
      profit: formatAmount(microsOf(supply.totals['profit'])),
      from: supply.from,
      to: supply.to,
      time_zone: supply.time_zone,
      currency: supply.currency,
    };
  }
}

function countedOf(report: ReportAnswer, dimension: string): Counted[] {
  return report.rows.map((row) => {
    const value = row[dimension];
    return {
      value: typeof value === 'string' ? value : null,
      clicks: Number(row['clicks']),
      conversions: Number(row['conversions']),
      revenue: microsOf(row['revenue']),
      cost: microsOf(row['cost']),
    };
  });
}

function microsOf(money: unknown): bigint {
  return (typeof money === 'string' ? parseDecimal(money) : undefined) ?? 0n;
}

function showRanking(rows: readonly Counted[], limit: number): RankingJson {
  const ranked = rankOpportunities(rows);
  const burning = ranked.filter(({ verdict }) => verdict === 'burns');
  return {
    best: ranked.slice(0, limit).map(show),
    worst: ranked
      .slice(Math.max(limit, ranked.length - limit))
      .toReversed()
      .map(show),
    values: ranked.length,
    pausing_all_that_burn: { values: burning.length, profit_change: formatAmount(-burning.reduce((sum, { profit }) => sum + profit, 0n)) },
  };
}

function show(each: Opportunity): OpportunityJson {
  const { value, verdict, clicks, conversions, rate, profit, profitLow, profitHigh } = each;
  const [revenue, cost] = [formatAmount(each.revenue), formatAmount(each.cost)];
  return {
    value,
    verdict,
    clicks,
    conversions,
    conversion_rate: rate,
    revenue,
    cost,
    profit: formatAmount(profit),
    profit_low: formatAmount(profitLow),
    profit_high: formatAmount(profitHigh),
    if_paused: {
      cost_saved: cost,
      revenue_lost: revenue,
      profit_change: formatAmount(-profit),
      profit_change_low: formatAmount(-profitHigh),
      profit_change_high: formatAmount(-profitLow),
    },
  };
}
