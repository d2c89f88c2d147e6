import { z } from 'zod';

export const ledgerQuery = z.object({
  from: z.iso.date().optional().meta({ description: 'First UTC day. Default: six days ago', example: '2026-11-16' }),
  to: z.iso.date().optional().meta({ description: 'UTC day at which it ends; not included. Default: tomorrow', example: '2026-11-23' }),
});

const balance = {
  difference: z
    .number()
    .meta({ description: '0 when everything is accounted for; above 0 something is missing, below 0 rows came from nowhere' }),
  balanced: z.boolean(),
  pending_measured: z
    .boolean()
    .meta({ description: 'pending was counted in the queues; false: they could not be read, and on an open day it is what is left over' }),
};

const postbacks = z.object({
  received: z.number().meta({ description: 'Counted at the edge when it was confirmed' }),
  refused: z.number().meta({ description: 'Answered 503: the sender was asked to come again' }),
  accepted: z.number(),
  rejected: z.number(),
  waiting: z.number().meta({ description: 'For their click' }),
  pending: z.number().meta({ description: 'Stored, not decided yet: in a queue or the inbox' }),
  ...balance,
});

const clicks = z.object({
  issued: z.number().meta({ description: 'Click ids given out, counted at the edge' }),
  stored: z.number(),
  pending: z.number(),
  lost: z.number().meta({ description: 'Given up by their tracker: no store took them' }),
  unknown: z.number().meta({ description: 'Requests for a campaign that does not exist: 404, no click id' }),
  unrouted: z.number().meta({ description: 'Paused, capped or nothing matched: sent to the fallback or 404, no click id' }),
  ...balance,
});

const EXAMPLE = {
  postbacks: {
    received: 120,
    refused: 0,
    accepted: 100,
    rejected: 17,
    waiting: 1,
    pending: 2,
    difference: 0,
    balanced: true,
    pending_measured: true,
  },
  clicks: {
    issued: 4_000,
    stored: 3_990,
    pending: 10,
    lost: 0,
    unknown: 3,
    unrouted: 41,
    difference: 0,
    balanced: true,
    pending_measured: true,
  },
};

export const ledgerShape = z
  .object({
    from: z.string(),
    to: z.string(),
    days: z.array(z.object({ day: z.string(), postbacks, clicks })),
    total: z
      .object({ postbacks, clicks, balanced: z.boolean() })
      .meta({ description: 'All days together; a day that is off is not made good by another' }),
  })
  .meta({
    id: 'Ledger',
    example: {
      from: '2026-11-22T00:00:00.000Z',
      to: '2026-11-23T00:00:00.000Z',
      days: [{ day: '2026-11-22', ...EXAMPLE }],
      total: { ...EXAMPLE, balanced: true },
    },
  });
export type LedgerAnswer = z.infer<typeof ledgerShape>;
