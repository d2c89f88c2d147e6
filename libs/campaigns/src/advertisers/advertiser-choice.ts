import { Injectable } from '@nestjs/common';
import { advertiserScope, AuditLog, requireOwn, type Access } from '#access';
import { DomainError, notFound } from '#kernel';
import type { AdvertiserEntity } from './advertiser.entity.js';
import { AdvertisersStore } from './advertisers.store.js';
import type { PostbackSourceEntity } from '../postback-sources/postback-source.entity.js';
import { PostbackSourcesStore } from '../postback-sources/postback-sources.store.js';
import type { SettingsTx } from '../directory/settings-transactions.store.js';

/** Finds whose a new campaign or source is, and makes what is not there yet: the default advertiser, an advertiser's first source. */
@Injectable()
export class AdvertiserChoice {
  constructor(
    private readonly advertisers: AdvertisersStore,
    private readonly sources: PostbackSourcesStore,
    private readonly audit: AuditLog,
  ) {}

  /**
   * wanted   advertiser_id of the request; absent: the caller's own, or the default advertiser, made on demand
   * throws   404 advertiser_not_found (also for a foreign one), 409 advertiser_archived
   */
  async advertiser(tx: SettingsTx, access: Access, wanted: number | undefined): Promise<AdvertiserEntity> {
    const id = wanted ?? advertiserScope(access);
    if (id === undefined)
      return (await this.advertisers.findDefault(tx)) ?? this.make(tx, access, await this.advertisers.insertDefault(tx));
    requireOwn(access, id, 'advertiser', String(id));
    const advertiser = await this.advertisers.find(id, tx);
    if (!advertiser) throw notFound('advertiser', String(id));
    if (advertiser.status === 'archived') {
      throw new DomainError('advertiser_archived', `Advertiser "${advertiser.name}" is archived. Make it active again first.`, {
        status: 409,
      });
    }
    return advertiser;
  }

  /** A new advertiser is ready to be called: it gets its first postback source at once. */
  async make(tx: SettingsTx, access: Access, advertiser: AdvertiserEntity): Promise<AdvertiserEntity> {
    await this.audit.record(tx, {
      actor: access.actor,
      action: 'create',
      objectType: 'advertiser',
      objectId: String(advertiser.id),
      change: { name: { from: null, to: advertiser.name } },
    });
    await this.firstSource(tx, access, advertiser.id);
    return advertiser;
  }

  /**
   * wanted   source_id of the request; absent: the advertiser's oldest active source, made when there is none
   * throws   404 postback_source_not_found when it is another advertiser's, 409 when archived
   */
  async source(tx: SettingsTx, access: Access, advertiserId: number, wanted: number | undefined): Promise<PostbackSourceEntity> {
    if (wanted === undefined) return (await this.sources.findDefault(tx, advertiserId)) ?? this.firstSource(tx, access, advertiserId);
    const source = await this.sources.find(wanted, tx);
    if (!source || source.advertiserId !== advertiserId) throw notFound('postback source', String(wanted));
    if (source.status === 'archived')
      throw new DomainError('postback_source_archived', `Postback source "${source.name}" is archived.`, { status: 409 });
    return source;
  }

  private async firstSource(tx: SettingsTx, access: Access, advertiserId: number): Promise<PostbackSourceEntity> {
    const source = await this.sources.insert(tx, advertiserId, { name: 'Default', preset: 'generic', settings: {}, status: 'active' });
    await this.audit.record(tx, { actor: access.actor, action: 'create', objectType: 'postback_source', objectId: String(source.id) });
    return source;
  }
}
