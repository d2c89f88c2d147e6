import { z } from 'zod';
import { postbackSearch } from '../log/postback-shapes.js';

/** The most hits of one request: they are decided in one transaction. */
export const REPLAY_LIMIT = 1_000;

const verdict = z.object({ outcome: z.string(), reason: z.string().nullable() });

/** `POST /postbacks/replay` */
export const replayRequest = z
  .strictObject({
    filter: z
      .strictObject({
        ...postbackSearch.pick({ reason: true, click_id: true, campaign_id: true, source_id: true, from: true, to: true }).shape,
        receipts: z.array(z.string().max(100)).min(1).max(REPLAY_LIMIT).optional().meta({ description: 'Only these hits' }),
      })
      .default({})
      .meta({ description: 'Which rejected hits; without `from`, all whose requests are still kept' }),
    dry_run: z.boolean().default(true).meta({ description: 'true: only says what would change' }),
    limit: z.number().int().min(1).max(REPLAY_LIMIT).default(500),
    cursor: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'next_cursor of the answer before: goes on there, under the same replay_id' }),
  })
  .meta({ id: 'ReplayRequest', example: { filter: { reason: 'auth_invalid', from: '2026-11-20' }, dry_run: true } });
export type ReplayRequest = z.infer<typeof replayRequest>;

export const replayAnswer = z
  .object({
    replay_id: z.string().nullable().meta({ description: 'Hits and audit entries carry it; null for a dry run' }),
    dry_run: z.boolean(),
    examined: z.number().meta({ description: 'Hits decided again by this request' }),
    changed: z.number().meta({ description: 'Log rows that got, or would get, another verdict' }),
    accepted: z.number().meta({ description: 'Of these, how many are, or would be, accepted' }),
    not_kept: z.number().meta({ description: 'Hits whose request retention has dropped' }),
    remaining: z.number().meta({ description: 'Hits of the filter that come after these; 100,000 stands for that many or more' }),
    changes: z.array(z.object({ from: verdict, to: verdict, count: z.number() })),
    examples: z
      .array(z.object({ receipt: z.string(), from: verdict, to: verdict, conversion_id: z.string().nullable() }))
      .meta({ description: 'At most 20' }),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'ReplayAnswer' });
export type ReplayAnswer = z.infer<typeof replayAnswer>;
