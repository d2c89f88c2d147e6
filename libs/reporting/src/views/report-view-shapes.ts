import { z } from 'zod';

const name = z.string().trim().min(1).max(100);
const query = z
  .record(z.string().max(80), z.string().max(2_000))
  .refine((parameters) => Object.keys(parameters).length <= 60, 'has more than 60 parameters')
  .meta({ description: 'Parameters of GET /reports, without cursor' });

const shared = z.boolean().meta({ description: 'Everybody sees it; only administrators may share' });

export const newReportView = z.strictObject({ name, query, shared: shared.default(false) }).meta({
  id: 'NewReportView',
  example: { name: 'Burning sources', query: { group_by: 'supply_id', sort: 'profit', 'having[cost]': '>=10' } },
});
export type NewReportView = z.infer<typeof newReportView>;

export const reportViewChange = z
  .strictObject({ name: name.optional(), query: query.optional(), shared: shared.optional() })
  .meta({ id: 'ReportViewChange', example: { name: 'Sources that burn' } });
export type ReportViewChange = z.infer<typeof reportViewChange>;

export const reportViewShape = z
  .object({
    id: z.string(),
    name: z.string(),
    query: z.record(z.string(), z.string()),
    shared,
    own: z.boolean().meta({ description: 'false: an administrator shares it' }),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({
    id: 'ReportView',
    example: {
      id: '1',
      name: 'Burning sources',
      query: { group_by: 'supply_id', sort: 'profit', 'having[cost]': '>=10' },
      shared: false,
      own: true,
      created_at: '2026-11-22T12:00:00.000Z',
      updated_at: '2026-11-22T12:00:00.000Z',
    },
  });
export type ReportViewJson = z.infer<typeof reportViewShape>;
