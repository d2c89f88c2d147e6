import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { advertiserScope, CurrentAccess, type Access } from '#access';
import { Endpoint } from '#http/management';
import { notFound } from '#kernel';
import { Catalogue } from '../catalogue/catalogue.js';
import { CampaignFactsStore } from '../health/campaign-facts.store.js';
import { readReportQuery } from '../query/request/read-report-query.js';
import { outcomesQuery, outcomesShape, type OutcomesAnswer, type OutcomesQuery } from './outcomes-shapes.js';
import { OutcomesStore, type FoundOutcomes, type VerdictCount } from './outcomes.store.js';

const DUPLICATES: readonly (string | null)[] = ['duplicate', 'duplicate_conflict'];

/** What became of hits and of requests for clicks that no report counts: rejected, repeated, unrouted, unknown. */
@ApiTags('reports')
@Controller('api/v1/reports/outcomes')
export class OutcomesController {
  constructor(
    private readonly store: OutcomesStore,
    private readonly campaigns: CampaignFactsStore,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @Endpoint('Rejected hits by reason, and clicks that found no offer', {
    answers: outcomesShape,
    description: 'For one campaign or all. What every reason means, and who has to change what, stands with the hits of the log.',
  })
  async outcomes(@CurrentAccess() access: Access, @Query({ schema: outcomesQuery }) query: OutcomesQuery): Promise<OutcomesAnswer> {
    const { campaign_id: campaignId, ...range } = query;
    const asked = readReportQuery(range, this.catalogue);
    const advertiserId = advertiserScope(access);
    if (campaignId !== undefined && !(await this.campaigns.exists(campaignId, advertiserId)))
      throw notFound('campaign', String(campaignId));
    const found = await this.store.count(asked, { campaignId, advertiserId });
    return showOutcomes(found, asked.zone, campaignId === undefined && advertiserId === undefined);
  }
}

function showOutcomes({ span, verdicts, edge }: FoundOutcomes, zone: string, isWhole: boolean): OutcomesAnswer {
  const sum = (keep: (row: VerdictCount) => boolean) => verdicts.filter(keep).reduce((total, { n }) => total + n, 0);
  const rejected = verdicts.filter(({ outcome }) => outcome === 'rejected');
  const reasons = [...new Set(rejected.map(({ reason }) => reason))].map((reason) => {
    const own = rejected.filter((row) => row.reason === reason);
    return {
      reason: reason ?? '',
      hits: own.reduce((total, { n }) => total + n, 0),
      without_campaign: own.filter(({ stranger }) => stranger).reduce((total, { n }) => total + n, 0),
      last_at: new Date(Math.max(...own.map(({ last_at }) => last_at.getTime()))).toISOString(),
    };
  });
  return {
    postbacks: {
      accepted: sum(({ outcome }) => outcome === 'accepted'),
      rejected: sum(({ outcome }) => outcome === 'rejected'),
      waiting: sum(({ outcome }) => outcome === 'waiting'),
      duplicates: sum(({ outcome, reason }) => outcome === 'rejected' && DUPLICATES.includes(reason)),
      without_campaign: sum(({ outcome, stranger }) => outcome === 'rejected' && stranger),
    },
    reasons: reasons.sort((a, b) => b.hits - a.hits || (a.reason < b.reason ? -1 : 1)),
    clicks: {
      issued: edge.get('clicks_issued') ?? 0,
      unrouted: edge.get('clicks_unrouted') ?? 0,
      unknown: isWhole ? (edge.get('clicks_unknown') ?? 0) : 0,
    },
    from: new Date(span.fromMs).toISOString(),
    to: new Date(span.toMs).toISOString(),
    time_zone: zone,
  };
}
