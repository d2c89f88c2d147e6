import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { CampaignQuery } from './campaign-shapes.js';
import { CampaignEntity, OfferEntity } from './campaign.entity.js';
import { CAMPAIGN_KEY_LENGTH, newKey } from './new-key.js';
import { PostbackSourceEntity } from './postback-sources/postback-source.entity.js';
import { containing, SettingsTransactions, type SettingsTx } from './directory/settings-transactions.store.js';

/** A campaign with what its answer shows beside its own columns. */
export interface CampaignRecord {
  readonly campaign: CampaignEntity;
  readonly offers: readonly OfferEntity[];
  readonly sourceKey: string;
}

export type CampaignColumns = Omit<CampaignEntity, 'id' | 'key' | 'version' | 'createdAt' | 'updatedAt' | 'extra'> & {
  extra?: Record<string, unknown>;
};
export type OfferColumns = Pick<OfferEntity, 'name' | 'url' | 'payout' | 'currency' | 'weight' | 'status' | 'position' | 'rules' | 'caps'>;

@Injectable()
export class CampaignsStore {
  constructor(private readonly transactions: SettingsTransactions) {}

  /** Newest first, one more than asked for when there is a next page. Primary key, or campaigns_advertiser. */
  async list(query: CampaignQuery & { before: number | undefined; scope: number | undefined }): Promise<CampaignRecord[]> {
    const tx = this.transactions.reading;
    const select = tx
      .createQueryBuilder(CampaignEntity, 'c')
      .orderBy('c.id', 'DESC')
      .limit(query.limit + 1);
    if (query.before !== undefined) select.andWhere('c.id < :before', { before: query.before });
    if (query.scope !== undefined) select.andWhere('c.advertiser_id = :scope', { scope: query.scope });
    if (query.advertiser_id !== undefined) select.andWhere('c.advertiser_id = :advertiser', { advertiser: query.advertiser_id });
    if (query.search) select.andWhere('(c.name ILIKE :search OR c.key = :key)', { search: containing(query.search), key: query.search });
    if (query.status === undefined) select.andWhere(`c.status <> 'archived'`);
    else if (query.status !== 'all') select.andWhere('c.status = :status', { status: query.status });
    return complete(tx, await select.getMany());
  }

  /** Names of campaigns by id, for reports and lists; absent ids are absent from the map. */
  async namesOf(ids: readonly number[]): Promise<Map<number, string>> {
    const rows = await this.transactions.reading.find(CampaignEntity, { select: { id: true, name: true }, where: { id: In([...ids]) } });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async find(id: number, tx: SettingsTx = this.transactions.reading): Promise<CampaignRecord | undefined> {
    const campaign = await tx.findOneBy(CampaignEntity, { id });
    return campaign ? (await complete(tx, [campaign]))[0] : undefined;
  }

  /** Locks the campaign: changes of one campaign follow one another, none is lost. */
  async findForChange(tx: SettingsTx, id: number): Promise<CampaignRecord | undefined> {
    const campaign = await tx.findOne(CampaignEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return campaign ? (await complete(tx, [campaign]))[0] : undefined;
  }

  async insert(tx: SettingsTx, columns: CampaignColumns, offers: readonly OfferColumns[]): Promise<number> {
    const own = { key: newKey(CAMPAIGN_KEY_LENGTH), version: 1, id: undefined, createdAt: undefined, updatedAt: undefined };
    const campaign = await tx.save(tx.create(CampaignEntity, { ...columns, ...own }));
    for (const offer of offers) await this.insertOffer(tx, campaign.id, offer);
    return campaign.id;
  }

  /** alters: whether routing or money may change by it; then the version grows. */
  async update(tx: SettingsTx, campaign: CampaignEntity, columns: Partial<CampaignColumns>, alters: boolean): Promise<void> {
    await tx.save(Object.assign(campaign, columns, alters ? { version: campaign.version + 1 } : {}));
  }

  async insertOffer(tx: SettingsTx, campaignId: number, offer: OfferColumns): Promise<number> {
    return (await tx.save(tx.create(OfferEntity, { ...offer, id: undefined, campaignId }))).id;
  }

  async updateOffer(tx: SettingsTx, offer: OfferEntity, columns: Partial<OfferColumns>): Promise<void> {
    await tx.save(Object.assign(offer, columns));
  }
}

// Index offers_campaign; two statements however many campaigns.
async function complete(tx: EntityManager, campaigns: readonly CampaignEntity[]): Promise<CampaignRecord[]> {
  if (campaigns.length === 0) return [];
  const offers = await tx.find(OfferEntity, {
    where: { campaignId: In(campaigns.map(({ id }) => id)) },
    order: { position: 'ASC', id: 'ASC' },
  });
  const sources = await tx.find(PostbackSourceEntity, {
    select: { id: true, key: true },
    where: { id: In(campaigns.map(({ sourceId }) => sourceId)) },
  });
  const keys = new Map(sources.map(({ id, key }) => [id, key]));
  return campaigns.map((campaign) => ({
    campaign,
    offers: offers.filter(({ campaignId }) => campaignId === campaign.id),
    sourceKey: keys.get(campaign.sourceId) ?? '',
  }));
}
