import { z } from 'zod';
import { idInput, pageQuery } from '#http';
import { idTextShape, instantShape, nameShape, statusQuery } from '../settings/setting-shapes.js';
import { sourceSettings } from './source-settings.js';

const presetShape = z
  .string()
  .regex(/^[a-z0-9_-]{1,40}$/, 'is not the name of a preset')
  .meta({ description: 'How the network speaks; generic fits most', example: 'generic' });

export const newPostbackSource = z
  .object({ name: nameShape, advertiser_id: idInput.optional(), preset: presetShape.optional(), settings: sourceSettings.optional() })
  .meta({
    id: 'NewPostbackSource',
    example: { name: 'Acme network', preset: 'generic', settings: { status_words: { paid: 'approved' } } },
  });
export type NewPostbackSource = z.infer<typeof newPostbackSource>;

export const postbackSourceChange = z
  .object({
    name: nameShape,
    preset: presetShape,
    settings: sourceSettings.meta({ description: 'Replaces all settings' }),
    status: z.enum(['active', 'archived']),
  })
  .partial()
  .meta({ id: 'PostbackSourceChange' });
export type PostbackSourceChange = z.infer<typeof postbackSourceChange>;

export const keyRotation = z
  .object({
    keep_old_hours: z
      .number()
      .int()
      .min(0)
      .max(24 * 90)
      .default(24)
      .meta({ description: 'How long hits at the old URL are still taken; 0: from now on they are rejected as unknown_source' }),
  })
  .optional()
  .meta({ id: 'KeyRotation', example: { keep_old_hours: 24 } });
export type KeyRotation = z.infer<typeof keyRotation>;

export const postbackSourceQuery = pageQuery.extend({
  status: statusQuery(['active', 'archived']),
  advertiser_id: idInput.optional(),
  search: z.string().trim().max(200).optional(),
});
export type PostbackSourceQuery = z.infer<typeof postbackSourceQuery>;

export const postbackSourceShape = z
  .object({
    id: idTextShape,
    key: z.string(),
    name: z.string(),
    advertiser_id: idTextShape,
    preset: z.string(),
    settings: z.record(z.string(), z.unknown()).meta({ description: 'Secrets are cut: "tok_…"' }),
    status: z.enum(['active', 'archived']),
    postback_url: z.string(),
    postback_url_template: z.string(),
    old_key_until: instantShape.nullable().meta({ description: 'Until then the key before the last rotation is taken, too' }),
    version: z.number(),
    created_at: instantShape,
    updated_at: instantShape,
  })
  .meta({ id: 'PostbackSource' });
export type PostbackSourceAnswer = z.infer<typeof postbackSourceShape>;
