import { z } from 'zod';
import { pageQuery } from '#http';
import type { ImportJob } from './import-jobs.store.js';

export const importJobShape = z
  .object({
    id: z.string(),
    status: z.enum(['queued', 'running', 'done', 'failed']),
    dry_run: z.boolean(),
    rows: z.number().meta({ description: 'Rows of the file' }),
    done: z.number().meta({ description: 'Rows that have their result' }),
    accepted: z.number(),
    waiting: z.number(),
    rejected: z.number(),
    error: z.string().nullable().meta({ description: 'Why it failed; what was done before stays' }),
    created_at: z.string(),
    finished_at: z.string().nullable(),
  })
  .meta({
    id: 'ConversionImportJob',
    example: {
      id: '019ab5e0-c1d0-7a2b-9c3d-4e5f60718293',
      status: 'running',
      dry_run: false,
      rows: 50_000,
      done: 12_400,
      accepted: 12_080,
      waiting: 0,
      rejected: 320,
      error: null,
      created_at: '2026-11-22T12:00:00.000Z',
      finished_at: null,
    },
  });
export type ImportJobJson = z.infer<typeof importJobShape>;

/** `GET /conversions/imports/{id}/rows` */
export const importRowsQuery = pageQuery.extend({
  outcome: z.enum(['accepted', 'waiting', 'rejected']).optional(),
  format: z.enum(['json', 'csv']).default('json').meta({ description: 'csv: all rows at once' }),
});
export type ImportRowsQuery = z.infer<typeof importRowsQuery>;

export function showImportJob(job: ImportJob): ImportJobJson {
  return {
    id: job.id,
    status: job.status,
    dry_run: job.dryRun,
    rows: job.rows,
    done: job.done,
    accepted: job.accepted,
    waiting: job.waiting,
    rejected: job.rejected,
    error: job.error,
    created_at: job.createdAt.toISOString(),
    finished_at: job.finishedAt?.toISOString() ?? null,
  };
}
