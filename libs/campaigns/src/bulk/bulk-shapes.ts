import { z } from 'zod';
import { idInput } from '#http';
import { idTextShape } from '../settings/setting-shapes.js';

/** More at once would hold locks for longer than a save should wait. */
export const MAX_AT_ONCE = 500;

const tag = z.string().trim().min(1).max(50);

/** Which campaigns: those that pass everything given. */
export const bulkTarget = z
  .strictObject({
    ids: z.array(idInput).min(1).max(MAX_AT_ONCE).optional(),
    tags: z.array(tag).min(1).max(20).optional().meta({ description: 'Campaigns with any of these tags' }),
    advertiser_id: idInput.optional(),
    status: z.enum(['active', 'paused', 'archived', 'all']).optional().meta({ description: 'Without it: all but archived; with ids: all' }),
  })
  .refine(({ ids, tags, advertiser_id }) => ids ?? tags ?? advertiser_id, 'names no campaigns: needs ids, tags or advertiser_id')
  .meta({ id: 'BulkTarget', description: `At most ${MAX_AT_ONCE} campaigns`, example: { tags: ['spring'] } });
export type BulkTarget = z.infer<typeof bulkTarget>;

const dryRun = z.boolean().default(false).meta({ description: 'true: tell what would change, change nothing' });

export const URL_KINDS = ['offer', 'landing_page', 'fallback'] as const;
export type UrlKind = (typeof URL_KINDS)[number];

export const urlReplacement = z
  .object({
    campaigns: bulkTarget,
    find: z
      .string()
      .min(1, 'is empty')
      .max(2_000)
      .meta({ description: 'Text as it stands in the URLs, letter case matters', example: 'http://old.example/' }),
    replace: z.string().max(2_000).meta({ example: 'https://new.example/' }),
    in: z.array(z.enum(URL_KINDS)).min(1).optional().meta({ description: 'Where to look; everywhere when left out' }),
    dry_run: dryRun,
  })
  .meta({ id: 'UrlReplacement' });
export type UrlReplacement = z.infer<typeof urlReplacement>;

const urlEdit = z
  .object({
    campaign_id: idTextShape,
    campaign_name: z.string(),
    kind: z.enum(URL_KINDS),
    id: idTextShape.nullable().meta({ description: 'Of the offer or landing page; null: the fallback URL' }),
    before: z.string(),
    after: z.string(),
    unknown_macros: z.array(z.string()),
    problem: z.object({ code: z.string(), message: z.string() }).nullable().meta({ description: 'Why it could not be saved' }),
  })
  .meta({ id: 'UrlEdit' });
export type UrlEdit = z.infer<typeof urlEdit>;

export const urlReplacementAnswer = z
  .object({
    dry_run: z.boolean(),
    campaigns: z.number().int().meta({ description: 'How many campaigns were looked at' }),
    changed: z.number().int().meta({ description: 'How many of them change' }),
    edits: z.array(urlEdit),
  })
  .meta({ id: 'UrlReplacementAnswer' });
export type UrlReplacementAnswer = z.infer<typeof urlReplacementAnswer>;

export const bulkStatus = z
  .object({ campaigns: bulkTarget, action: z.enum(['pause', 'resume', 'archive']), dry_run: dryRun })
  .meta({ id: 'BulkStatus', example: { campaigns: { ids: ['1', '2'] }, action: 'pause' } });
export type BulkStatus = z.infer<typeof bulkStatus>;

const tags = z.array(tag).max(20).default([]);
export const bulkTags = z
  .object({ campaigns: bulkTarget, add: tags, remove: tags, dry_run: dryRun })
  .refine(({ add, remove }) => add.length + remove.length > 0, 'neither adds nor removes a tag')
  .refine(({ add, remove }) => !add.some((one) => remove.includes(one)), 'adds and removes the same tag')
  .meta({ id: 'BulkTags', example: { campaigns: { advertiser_id: '1' }, add: ['spring'] } });
export type BulkTags = z.infer<typeof bulkTags>;

export const bulkAnswer = z
  .object({
    dry_run: z.boolean(),
    campaigns: z.number().int().meta({ description: 'How many campaigns were looked at' }),
    changed: z.array(z.object({ id: idTextShape, name: z.string() })).meta({ description: 'Those that were not so before' }),
  })
  .meta({ id: 'BulkAnswer' });
export type BulkAnswer = z.infer<typeof bulkAnswer>;
