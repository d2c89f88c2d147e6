import { z } from 'zod';
import { idTextShape, instantShape } from '../settings/setting-shapes.js';
import { versionSettings } from './version-settings.js';

const fields = {
  campaign_id: idTextShape,
  version: z.number().int().meta({ description: 'As clicks and conversions keep it', example: 3 }),
  at: instantShape,
  actor: z.string().meta({ example: 'user:ann@example.com' }),
  action: z.string().meta({ example: 'update' }),
  changed: z
    .array(z.string())
    .meta({ description: 'Settings that differ from the version before; empty for the first', example: ['offers', 'cost'] }),
  restored_version: z.number().int().nullable().meta({ description: 'The older version this one brought back' }),
};

/** One line of `GET /campaigns/{id}/versions` */
export const versionLine = z.object(fields).meta({ id: 'CampaignVersionLine' });
export type VersionLine = z.infer<typeof versionLine>;

/** `GET /campaigns/{id}/versions/{version}` */
export const versionShape = z
  .object({
    ...fields,
    settings: versionSettings,
    differences: z
      .array(
        z.object({
          path: z.string().meta({ description: 'Offers by their id', example: 'offers.12.url' }),
          from: z.unknown(),
          to: z.unknown(),
        }),
      )
      .meta({ description: 'To the version before, one for each setting; empty for the first' }),
  })
  .meta({ id: 'CampaignVersion' });
export type VersionAnswer = z.infer<typeof versionShape>;
