import { Injectable } from '@nestjs/common';
import { requireOwn, type Access } from '#access';
import { notFound } from '#kernel';
import { AdvertiserChoice } from './advertisers/advertiser-choice.js';
import { altersRouting, changedColumns, copiedColumns, newCampaignColumns, newOfferColumns } from './campaign-columns.js';
import type { CampaignAnswer, CampaignChange, NewCampaign, ReplacedCampaign } from './campaign-shapes.js';
import { CampaignTrail } from './versions/campaign-trail.js';
import type { CampaignStatus } from './campaign.js';
import { CampaignView } from './campaign-view.js';
import { CampaignsStore, type CampaignColumns, type CampaignRecord } from './campaigns.store.js';
import { checkFallbackUrl, checkOfferUrl } from './urls/check-url.js';
import { setOffers } from './offers/set-offers.js';
import { SettingsTransactions, type SettingsTx } from './directory/settings-transactions.store.js';

/** Who changes which campaign, and how it is called in the audit log. */
export interface Change {
  readonly access: Access;
  readonly id: number;
  readonly action: string;
  /** the older version that is brought back */
  readonly restored?: number;
}

/** Makes and changes campaigns: checked, in one transaction with the audit log's entry, locked against a change at the same time. */
@Injectable()
export class CampaignEditing {
  constructor(
    private readonly transactions: SettingsTransactions,
    private readonly campaigns: CampaignsStore,
    private readonly choice: AdvertiserChoice,
    private readonly trail: CampaignTrail,
    private readonly view: CampaignView,
  ) {}

  /** throws invalid_offer_url, invalid_fallback_url, 404 advertiser_not_found, 404 postback_source_not_found */
  create(access: Access, input: NewCampaign): Promise<CampaignAnswer> {
    this.checkUrls(input);
    return this.transactions.run(async (tx) => {
      const advertiser = await this.choice.advertiser(tx, access, input.advertiser_id);
      const source = await this.choice.source(tx, access, advertiser.id, input.source_id);
      const columns = newCampaignColumns(input, { advertiserId: advertiser.id, sourceId: source.id, baseCurrency: this.view.baseCurrency });
      const offers = input.offers.map((offer, position) => newOfferColumns(offer, position, columns.currency));
      return this.finish(tx, { access, id: await this.campaigns.insert(tx, columns, offers), action: 'create' });
    });
  }

  /** Changes what the request names and nothing else. throws as create, 404 campaign_not_found, 404 offer_not_found */
  change(access: Access, id: number, input: CampaignChange, action = 'update'): Promise<CampaignAnswer> {
    return this.changing(access, id, action, (tx, record) => this.apply(tx, access, record, input));
  }

  /** The change itself, on a locked campaign and in the caller's transaction. throws as change */
  async apply(tx: SettingsTx, access: Access, record: CampaignRecord, input: CampaignChange): Promise<void> {
    this.checkUrls(input);
    const columns = changedColumns(input, input.currency ?? record.campaign.currency, record.campaign.extra);
    await this.chooseOwner(tx, access, record, input, columns);
    const offersChanged = input.offers !== undefined && (await setOffers(tx, this.campaigns, record, input.offers));
    await this.campaigns.update(tx, record.campaign, columns, altersRouting(columns) || offersChanged);
  }

  /** The whole campaign anew: settings not named go back to their defaults. Key, status and, unless named, owner and source stay. */
  replace(access: Access, id: number, input: ReplacedCampaign): Promise<CampaignAnswer> {
    return this.changing(access, id, 'update', (tx, record) => this.applyWhole(tx, access, record, input));
  }

  /** The replacement itself, on a locked campaign and in the caller's transaction. throws as replace */
  async applyWhole(tx: SettingsTx, access: Access, record: CampaignRecord, input: ReplacedCampaign): Promise<void> {
    this.checkUrls(input);
    const { advertiserId, sourceId, status } = record.campaign;
    const columns: Partial<CampaignColumns> = {
      ...newCampaignColumns(input, { advertiserId, sourceId, baseCurrency: this.view.baseCurrency }),
      status,
    };
    await this.chooseOwner(tx, access, record, input, columns);
    await setOffers(tx, this.campaigns, record, input.offers);
    await this.campaigns.update(tx, record.campaign, columns, true);
  }

  setStatus(access: Access, id: number, status: CampaignStatus, action: 'pause' | 'resume' | 'archive'): Promise<CampaignAnswer> {
    return this.changing(access, id, action, async (tx, record) => {
      if (record.campaign.status !== status) await this.campaigns.update(tx, record.campaign, { status }, true);
    });
  }

  /** A copy with its own key, of the same advertiser and source, active, with the offers and landing pages that are. */
  clone(access: Access, id: number, name: string | undefined): Promise<CampaignAnswer> {
    return this.transactions.run(async (tx) => {
      const record = this.own(access, id, await this.campaigns.find(id, tx));
      const columns = copiedColumns(record.campaign, name ?? `${record.campaign.name} (copy)`.slice(0, 200));
      const offers = record.offers.filter((offer) => offer.status === 'active');
      const pages = record.landingPages.filter((page) => page.status === 'active');
      return this.finish(tx, { access, id: await this.campaigns.insert(tx, columns, offers, pages), action: 'clone' });
    });
  }

  /** Runs a change on the locked campaign and tells the audit log what became different. */
  changing(
    access: Access,
    id: number,
    action: string,
    work: (tx: SettingsTx, record: CampaignRecord) => Promise<void>,
  ): Promise<CampaignAnswer> {
    return this.transactions.run((tx) => this.changeIn(tx, { access, id, action }, work));
  }

  /** The same in a transaction that changes more than this campaign. */
  async changeIn(tx: SettingsTx, change: Change, work: (tx: SettingsTx, record: CampaignRecord) => Promise<void>): Promise<CampaignAnswer> {
    const record = this.own(change.access, change.id, await this.campaigns.findForChange(tx, change.id));
    const before = this.view.show(record);
    await work(tx, record);
    return this.finish(tx, change, before);
  }

  private own(access: Access, id: number, record: CampaignRecord | undefined): CampaignRecord {
    if (!record) throw notFound('campaign', String(id));
    requireOwn(access, record.campaign.advertiserId, 'campaign', String(id));
    return record;
  }

  private async finish(tx: SettingsTx, { access, id, action, restored }: Change, before?: CampaignAnswer): Promise<CampaignAnswer> {
    const record = await this.campaigns.find(id, tx);
    if (!record) throw new Error(`Campaign ${id} vanished inside its own transaction`);
    const after = this.view.show(record);
    await this.trail.leave(tx, { access, action, before, after, restored });
    return after;
  }

  private checkUrls(input: { offers?: readonly { url?: string }[]; fallback_url?: string | null }): void {
    for (const { url } of input.offers ?? []) if (url !== undefined) checkOfferUrl(url, this.view.urls);
    if (typeof input.fallback_url === 'string') checkFallbackUrl(input.fallback_url, this.view.urls);
  }

  // A campaign's source is of its advertiser: another advertiser brings its own.
  private async chooseOwner(
    tx: SettingsTx,
    access: Access,
    { campaign }: CampaignRecord,
    input: { advertiser_id?: number; source_id?: number },
    columns: Partial<CampaignColumns>,
  ): Promise<void> {
    const moves = input.advertiser_id !== undefined && input.advertiser_id !== campaign.advertiserId;
    if (moves) columns.advertiserId = (await this.choice.advertiser(tx, access, input.advertiser_id)).id;
    if (moves || input.source_id !== undefined) {
      columns.sourceId = (await this.choice.source(tx, access, columns.advertiserId ?? campaign.advertiserId, input.source_id)).id;
    }
  }
}
