import { z } from 'zod';

/** `GET /campaigns/health?ids=1,2` */
export const healthOfMany = z.object({
  ids: z
    .string()
    .regex(/^[1-9]\d{0,8}(,[1-9]\d{0,8}){0,99}$/, 'is a comma list of up to 100 campaign ids')
    .transform((text) => text.split(',').map(Number))
    .meta({ description: 'Campaign ids, comma separated, 100 at most', example: '1,2' }),
});

const share = z.number().nullable();
const rate = z
  .object({ clicks: z.number(), conversions: z.number(), rate: share, low: z.number(), high: z.number() })
  .meta({ description: 'Conversions per click with its 95 % Wilson interval' });

export const healthShape = z
  .object({
    campaign_id: z.string(),
    state: z.enum(['healthy', 'watch', 'broken', 'no_data']),
    reasons: z.array(
      z.object({
        code: z.string(),
        level: z
          .enum(['broken', 'watch', 'note'])
          .meta({ description: 'broken and watch make the state; a note helps to read the figures' }),
        text: z.string(),
        figures: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
      }),
    ),
    figures: z.object({
      last_postback_at: z.string().nullable(),
      last_conversion_at: z.string().nullable(),
      postbacks_24h: z.number(),
      rejected_24h: z.number().meta({ description: 'Without repeats, forged ids, tests and link checkers' }),
      rejected_share: share,
      rejected_share_before: share,
      top_reason: z.string().nullable().meta({ description: 'Code of the commonest reason for rejection' }),
      rejections_24h: z
        .array(z.object({ reason: z.string(), hits: z.number() }))
        .meta({ description: 'All rejected hits by reason, commonest first, with those at its postback source that name no campaign' }),
      duplicates_24h: z.number(),
      forged_24h: z.number(),
      usual_delay_s: z.number().nullable().meta({ description: 'Median from click to conversion' }),
      usual_delay_p90_s: z.number().nullable(),
      today_delay_s: z.number().nullable(),
      today_is_late: z.boolean(),
      conversion_rate: rate,
      usual_conversion_rate: rate,
      imported_conversions: z.number().meta({
        description: 'Of the last two weeks, come by file: no sign that postbacks work, so no other figure here counts them',
      }),
      spend_24h: z.string(),
      spend_since_last_conversion: z.string(),
    }),
    currency: z.string(),
    checked_at: z.string(),
  })
  .meta({
    id: 'CampaignHealth',
    example: {
      campaign_id: '1',
      state: 'broken',
      reasons: [
        {
          code: 'postbacks_stopped',
          level: 'broken',
          text: 'No conversion for 7 h. The longest usual wait is 1 h 30 min. The clicks since would usually have brought about 21. No postback arrives at all.',
          figures: { silence_s: 25_200, usual_wait_s: 5_400, expected: 21, spent: '42.00' },
        },
      ],
      figures: {
        last_postback_at: '2026-11-22T05:00:00.000Z',
        last_conversion_at: '2026-11-22T05:00:00.000Z',
        postbacks_24h: 51,
        rejected_24h: 2,
        rejected_share: 0.04,
        rejected_share_before: 0.05,
        top_reason: 'invalid_payout',
        rejections_24h: [
          { reason: 'invalid_payout', hits: 2 },
          { reason: 'duplicate', hits: 1 },
        ],
        duplicates_24h: 1,
        forged_24h: 0,
        usual_delay_s: 1_800,
        usual_delay_p90_s: 6_500,
        today_delay_s: 1_750,
        today_is_late: false,
        conversion_rate: { clicks: 1_440, conversions: 43, rate: 0.0299, low: 0.0222, high: 0.04 },
        usual_conversion_rate: { clicks: 17_000, conversions: 510, rate: 0.03, low: 0.0275, high: 0.0327 },
        imported_conversions: 0,
        spend_24h: '28.80',
        spend_since_last_conversion: '42.00',
      },
      currency: 'USD',
      checked_at: '2026-11-22T12:00:00.000Z',
    },
  });
export type HealthAnswer = z.infer<typeof healthShape>;

export const healthListShape = z.object({ data: z.array(healthShape) });
