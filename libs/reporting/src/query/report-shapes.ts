import { z } from 'zod';

const record = z.object({ id: z.string(), name: z.string().nullable() });
const value = z.union([z.string(), z.number(), z.null()]);
const metrics = z.record(z.string(), value);
const comparison = z.object({
  previous: metrics.optional().meta({ description: 'With compare: the metrics of the period before' }),
  change: z
    .record(z.string(), z.number().nullable())
    .optional()
    .meta({ description: 'With compare: 0.25 is a quarter more; null where before was 0 or nothing' }),
});

/** `GET /reports`: what a row holds besides follows from group_by and metrics, so it is described and not listed. */
export const reportShape = z
  .object({
    rows: z.array(z.intersection(comparison, z.record(z.string(), z.union([record, value, metrics])))).meta({
      description:
        'One object per group. Dimensions: a text or number, null when not given; campaign and offer `{id, name}`. Metrics: a number, money a decimal string, null where a divisor is 0',
    }),
    totals: z
      .intersection(comparison, z.record(z.string(), z.union([value, metrics])))
      .meta({ description: 'The metrics over all groups that `having` kept, not only those of this page' }),
    time_zone: z.string(),
    from: z.string().meta({ description: 'First instant' }),
    to: z.string().meta({ description: 'Instant at which it ends; not included' }),
    currency: z.string(),
    freshness_ms: z.number().meta({
      description:
        'Age of what the answer may lack: the oldest click or postback that is stored but not yet written to its table (in the queue or the inbox), at the least the time it took to answer',
    }),
    source: z.enum(['totals', 'raw']).meta({ description: 'Whether totals held what was asked, or clicks were read one by one' }),
    next_cursor: z.string().nullable(),
    previous: z.object({ from: z.string(), to: z.string() }).optional().meta({ description: 'With compare: the period compared with' }),
  })
  .meta({
    id: 'Report',
    example: {
      rows: [
        { campaign: { id: '12', name: 'Spring sale' }, clicks: 1_000, conversions: 25, revenue: '125.00', cost: '80.00', roi: 0.5625 },
      ],
      totals: { clicks: 1_000, conversions: 25, revenue: '125.00', cost: '80.00', roi: 0.5625 },
      time_zone: 'Europe/Madrid',
      from: '2026-10-31T23:00:00.000Z',
      to: '2026-11-21T23:00:00.000Z',
      currency: 'USD',
      freshness_ms: 21,
      source: 'totals',
      next_cursor: null,
    },
  });
