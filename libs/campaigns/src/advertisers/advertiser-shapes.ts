import { z } from 'zod';
import { pageQuery } from '#http';
import { idTextShape, instantShape, nameShape, statusQuery } from '../settings/setting-shapes.js';

export const newAdvertiser = z.object({ name: nameShape }).meta({ id: 'NewAdvertiser', example: { name: 'Acme Shop' } });
export const advertiserChange = z
  .object({ name: nameShape, status: z.enum(['active', 'archived']) })
  .partial()
  .meta({ id: 'AdvertiserChange' });
export type AdvertiserChange = z.infer<typeof advertiserChange>;

export const advertiserQuery = pageQuery.extend({
  status: statusQuery(['active', 'archived']),
  search: z.string().trim().max(200).optional(),
});
export type AdvertiserQuery = z.infer<typeof advertiserQuery>;

export const advertiserShape = z
  .object({ id: idTextShape, name: z.string(), status: z.enum(['active', 'archived']), created_at: instantShape, updated_at: instantShape })
  .meta({ id: 'Advertiser' });
export type AdvertiserAnswer = z.infer<typeof advertiserShape>;
