import { z } from 'zod';
import { JOB_STATES } from '#queue';

const instant = z.string().meta({ example: '2026-11-22T12:00:00.000Z' });
const count = z.number().int();

const processShape = z.object({
  id: z.string(),
  kind: z.string().meta({ example: 'worker' }),
  host: z.string(),
  pid: z.number().int(),
  version: z.string(),
  started_at: instant,
  last_seen_at: instant,
  alive: z.boolean().meta({ description: 'false: not heard of for ten seconds, or it ended without a word' }),
  progress: z.array(
    z.object({
      activity: z.string().meta({ example: 'processed postbacks' }),
      total: count.meta({ description: 'since the process started' }),
      rate_per_s: z.number().meta({ description: 'over the last ten seconds' }),
      last_at: instant.nullable(),
    }),
  ),
});

const queueShape = z.object({
  name: z.string().meta({ example: 'postbacks' }),
  waiting: count.meta({ description: 'batches' }),
  active: count,
  delayed: count,
  failed: count.meta({ description: 'batches given up by the queue; workers take them up again by themselves' }),
  quarantined: count.meta({ description: 'single records put aside because they cannot be processed' }),
  inbox: count.meta({ description: 'batches in the second door, the database' }),
  oldest_age_s: z.number().nullable().meta({ description: 'age of the oldest unfinished batch; null: none' }),
  received_per_s: z.number().meta({ description: 'records, by all trackers' }),
  processed_per_s: z.number().meta({ description: 'records, by all workers' }),
  checked_at: instant.nullable().meta({ description: 'null: the stores have not answered yet' }),
});

const storeShape = z.object({
  kind: z.enum(['postgresql', 'redis']),
  ok: z.boolean(),
  trouble: z.string().nullable().meta({ description: 'what is wrong, in a sentence' }),
  version: z.string().nullable(),
  size_bytes: z.number().nullable(),
  latency_ms: z.number().nullable(),
});

const queueStoreShape = storeShape
  .extend({ may_lose: z.string().nullable().meta({ description: 'what a crash of it loses though it was acknowledged; null: nothing' }) })
  .meta({ description: 'where jobs wait' });

const databaseShape = storeShape.extend({
  embedded: z.boolean(),
  connections: count.nullable(),
  max_connections: count.nullable(),
  settings: z.array(z.object({ name: z.string(), value: z.string(), ok: z.boolean(), advice: z.string().nullable() })),
});

export const systemShape = z
  .object({
    version: z.string().meta({ example: '0.1.0' }),
    node: z.string(),
    ready: z.boolean(),
    reasons: z.array(z.string()).meta({ description: 'why this process is not ready' }),
    processes: z.array(processShape),
    queues: z.array(queueShape),
    stores: z.object({ database: databaseShape, queue: queueStoreShape }),
    schema: z
      .object({ version: z.string(), migration: z.string(), applied: count })
      .nullable()
      .meta({ description: 'the newest migration' }),
    retention: z.object({ click_days: count, click_detail_days: count, postback_days: count, postback_raw_days: count }),
    settings: z.object({
      public_url: z.string(),
      base_currency: z.string(),
      stores_full_ips: z.boolean(),
      trusted_proxies: z.array(z.string()),
      drop_in_routes: z.boolean(),
    }),
  })
  .meta({ id: 'System' });
export type SystemAnswer = z.infer<typeof systemShape>;

export const jobsQuery = z.object({
  state: z.enum(JOB_STATES).default('waiting'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type JobsQuery = z.infer<typeof jobsQuery>;

export const jobShape = z
  .object({
    id: z.string(),
    at: instant.meta({ description: 'when it was added, or put aside' }),
    attempts: count,
    error: z.string().nullable(),
    records: count.nullable().meta({ description: 'clicks or hits in the batch; null: not a batch of ours' }),
    bytes: count,
    record_ids: z.array(z.string()).meta({ description: 'of the first three records: the 128 bits of a click id or receipt' }),
  })
  .meta({ id: 'QueueJob' });
export type JobAnswer = z.infer<typeof jobShape>;

export const retriedShape = z
  .object({ failed: count.meta({ description: 'jobs put back' }), quarantined: count.meta({ description: 'records put back' }) })
  .meta({ id: 'RetriedJobs' });
export type RetriedAnswer = z.infer<typeof retriedShape>;
