import { Injectable } from '@nestjs/common';
import { AuditLog, requireOwn, type Access } from '#access';
import { DomainError, notFound } from '#kernel';
import { AdvertiserChoice } from '../advertisers/advertiser-choice.js';
import { CampaignView } from '../campaign-view.js';
import type { CampaignUrls } from '../urls/campaign-urls.js';
import { differences } from '../versions/differences.js';
import { keepSecrets, maskSecrets } from './mask-secrets.js';
import type { NewPostbackSource, PostbackSourceAnswer, PostbackSourceChange } from './postback-source-shapes.js';
import type { PostbackSourceEntity } from './postback-source.entity.js';
import { PostbackSourcesStore } from './postback-sources.store.js';
import { SettingsTransactions } from '../directory/settings-transactions.store.js';

/** Makes, changes and archives postback sources. Secrets go in whole and come out cut. */
@Injectable()
export class PostbackSourceEditing {
  constructor(
    private readonly transactions: SettingsTransactions,
    private readonly sources: PostbackSourcesStore,
    private readonly choice: AdvertiserChoice,
    private readonly audit: AuditLog,
    private readonly view: CampaignView,
  ) {}

  /** throws 404 advertiser_not_found, masked_secret */
  create(access: Access, input: NewPostbackSource): Promise<PostbackSourceAnswer> {
    return this.transactions.run(async (tx) => {
      const advertiser = await this.choice.advertiser(tx, access, input.advertiser_id);
      const settings = keepSecrets(input.settings ?? {}, {}) as Record<string, unknown>;
      const source = await this.sources.insert(tx, advertiser.id, {
        name: input.name,
        preset: input.preset ?? 'generic',
        settings,
        status: 'active',
      });
      const after = this.show(source);
      await this.audit.record(tx, {
        actor: access.actor,
        action: 'create',
        objectType: 'postback_source',
        objectId: after.id,
        change: differences({}, after),
      });
      return after;
    });
  }

  /** throws 404 postback_source_not_found, masked_secret, 409 postback_source_in_use when it would archive one that campaigns use */
  change(access: Access, id: number, input: PostbackSourceChange, action = 'update'): Promise<PostbackSourceAnswer> {
    return this.transactions.run(async (tx) => {
      const source = await this.sources.findForChange(tx, id);
      if (!source) throw notFound('postback source', String(id));
      requireOwn(access, source.advertiserId, 'postback source', String(id));
      const campaigns = input.status === 'archived' ? await this.sources.countCampaigns(tx, id) : 0;
      if (campaigns > 0) {
        throw new DomainError(
          'postback_source_in_use',
          `${campaigns} campaigns use postback source "${source.name}". Give them another or archive them first.`,
          { status: 409 },
        );
      }
      const before = this.show(source);
      const settings =
        input.settings === undefined ? source.settings : (keepSecrets(input.settings, source.settings) as Record<string, unknown>);
      // Cut secrets look alike; that a secret changed is told without telling it.
      const rekeyed = JSON.stringify(settings) !== JSON.stringify(source.settings);
      const after = this.show(await this.sources.update(tx, source, { ...withoutUndefined(input), settings }));
      const change = { ...differences(before, after), ...(rekeyed ? { settings: { from: before.settings, to: after.settings } } : {}) };
      await this.audit.record(tx, { actor: access.actor, action, objectType: 'postback_source', objectId: after.id, change });
      return after;
    });
  }

  /** Gives the source a new key, and so a new postback URL; the old one is taken for a while. throws 404 postback_source_not_found */
  rotateKey(access: Access, id: number, keepOldHours: number): Promise<PostbackSourceAnswer> {
    return this.transactions.run(async (tx) => {
      const source = await this.sources.findForChange(tx, id);
      if (!source) throw notFound('postback source', String(id));
      requireOwn(access, source.advertiserId, 'postback source', String(id));
      const after = this.show(await this.sources.rotateKey(tx, source, new Date(Date.now() + keepOldHours * 3_600_000)));
      // A key lets its holder report conversions: the log tells that it changed, not what it is.
      const change = { old_key_until: { from: null, to: after.old_key_until } };
      await this.audit.record(tx, { actor: access.actor, action: 'rotate_key', objectType: 'postback_source', objectId: after.id, change });
      return after;
    });
  }

  show(source: PostbackSourceEntity): PostbackSourceAnswer {
    return showPostbackSource(source, this.view.urls);
  }
}

function showPostbackSource(source: PostbackSourceEntity, urls: CampaignUrls): PostbackSourceAnswer {
  return {
    id: String(source.id),
    key: source.key,
    name: source.name,
    advertiser_id: String(source.advertiserId),
    preset: source.preset,
    settings: maskSecrets(source.settings) as Record<string, unknown>,
    status: source.status,
    postback_url: urls.postback(source.key),
    postback_url_template: urls.postbackTemplate(source.key),
    old_key_until: source.oldKeyEnd && source.oldKeyEnd > new Date() ? source.oldKeyEnd.toISOString() : null,
    version: source.version,
    created_at: source.createdAt.toISOString(),
    updated_at: source.updatedAt.toISOString(),
  };
}

function withoutUndefined(input: PostbackSourceChange): Partial<Pick<PostbackSourceEntity, 'name' | 'preset' | 'status'>> {
  const { name, preset, status } = input;
  return {
    ...(name === undefined ? {} : { name }),
    ...(preset === undefined ? {} : { preset }),
    ...(status === undefined ? {} : { status }),
  };
}
