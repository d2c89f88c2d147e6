import { z } from 'zod';
import { idText } from '#http';
import { rangeQuery } from '../query/request/range-query.js';

export const outcomesQuery = rangeQuery.extend({
  campaign_id: idText
    .optional()
    .meta({ description: 'Only hits of this campaign, and those at its postback source that name no campaign', example: '12' }),
});
export type OutcomesQuery = z.infer<typeof outcomesQuery>;

export const outcomesShape = z
  .object({
    postbacks: z
      .object({
        accepted: z.number(),
        rejected: z.number(),
        waiting: z.number().meta({ description: 'For their click' }),
        duplicates: z.number().meta({ description: 'Rejected as a repeat: duplicate and duplicate_conflict' }),
        without_campaign: z.number().meta({ description: 'Rejected hits that belong to no campaign' }),
      })
      .meta({ description: 'Verdicts; each element of a JSON array has its own' }),
    reasons: z
      .array(
        z.object({
          reason: z.string(),
          hits: z.number(),
          without_campaign: z.number(),
          last_at: z.string().meta({ description: 'When the latest of them came' }),
        }),
      )
      .meta({ description: 'Why hits were rejected, commonest first' }),
    clicks: z
      .object({
        issued: z.number().meta({ description: 'Click ids given out' }),
        unrouted: z.number().meta({ description: 'Paused, capped or nothing matched: sent to the fallback, or 404; no click id' }),
        unknown: z.number().meta({ description: 'No such campaign: 404. 0 when a campaign is asked for' }),
      })
      .meta({ description: 'Counted at the edge per UTC day: all days that the range touches' }),
    from: z.string(),
    to: z.string(),
    time_zone: z.string(),
  })
  .meta({
    id: 'Outcomes',
    example: {
      postbacks: { accepted: 100, rejected: 17, waiting: 1, duplicates: 9, without_campaign: 3 },
      reasons: [
        { reason: 'duplicate', hits: 9, without_campaign: 0, last_at: '2026-11-22T11:58:00.000Z' },
        { reason: 'invalid_payout', hits: 5, without_campaign: 0, last_at: '2026-11-22T08:00:00.000Z' },
        { reason: 'bad_click_signature', hits: 3, without_campaign: 3, last_at: '2026-11-21T19:30:00.000Z' },
      ],
      clicks: { issued: 4_000, unrouted: 41, unknown: 0 },
      from: '2026-11-16T00:00:00.000Z',
      to: '2026-11-23T00:00:00.000Z',
      time_zone: 'UTC',
    },
  });
export type OutcomesAnswer = z.infer<typeof outcomesShape>;
