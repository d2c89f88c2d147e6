import { z } from 'zod';
import { rangeQuery } from '../query/request/range-query.js';

export const opportunitiesQuery = rangeQuery.extend({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(50)
    .meta({ description: 'How many of the best, and as many of the worst, of each list' }),
});
export type OpportunitiesQuery = z.infer<typeof opportunitiesQuery>;

const interval = z.object({ low: z.number(), high: z.number() });

const opportunityShape = z
  .object({
    value: z.string().nullable().meta({ description: 'supply_id or creative_id; null: not given' }),
    verdict: z.enum(['earns', 'burns', 'unclear']).meta({ description: 'unclear: with so few conversions it may be either' }),
    clicks: z.number(),
    conversions: z.number(),
    conversion_rate: interval.meta({ description: '95 % interval' }),
    revenue: z.string(),
    cost: z.string(),
    profit: z.string(),
    profit_low: z.string(),
    profit_high: z.string(),
    if_paused: z
      .object({
        cost_saved: z.string(),
        revenue_lost: z.string(),
        profit_change: z.string(),
        profit_change_low: z.string(),
        profit_change_high: z.string(),
      })
      .meta({ description: 'What pausing it for the whole window would have changed' }),
  })
  .meta({ id: 'Opportunity' });
export type OpportunityJson = z.infer<typeof opportunityShape>;

const rankingShape = z.object({
  best: z.array(opportunityShape).meta({ description: 'By profit, highest first' }),
  worst: z.array(opportunityShape).meta({ description: 'By profit, lowest first; none that is in best' }),
  values: z.number().meta({ description: 'How many there are in all' }),
  pausing_all_that_burn: z.object({ values: z.number(), profit_change: z.string() }),
});
export type RankingJson = z.infer<typeof rankingShape>;

export const opportunitiesShape = z
  .object({
    campaign_id: z.string(),
    supply_sources: rankingShape,
    creatives: rankingShape,
    profit: z.string().meta({ description: 'Of the whole campaign over the window' }),
    from: z.string(),
    to: z.string(),
    time_zone: z.string(),
    currency: z.string(),
  })
  .meta({ id: 'Opportunities' });
export type OpportunitiesAnswer = z.infer<typeof opportunitiesShape>;
