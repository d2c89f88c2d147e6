import { Injectable } from '@nestjs/common';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { BulkTarget } from './bulk/bulk-shapes.js';
import type { CampaignQuery } from './campaign-shapes.js';
import { CampaignEntity, OfferEntity } from './campaign.entity.js';
import { LandingPageEntity } from './landing-pages/landing-page.entity.js';
import type { LandingPageColumns } from './landing-pages/landing-pages.store.js';
import { CAMPAIGN_KEY_LENGTH, newKey } from './new-key.js';
import { PostbackSourceEntity } from './postback-sources/postback-source.entity.js';
import { containing, SettingsTransactions, type SettingsTx } from './directory/settings-transactions.store.js';

/** A campaign with what its answer shows beside its own columns. */
export interface CampaignRecord {
  readonly campaign: CampaignEntity;
  readonly offers: readonly OfferEntity[];
  readonly landingPages: readonly LandingPageEntity[];
  readonly sourceKey: string;
}

export type CampaignColumns = Omit<CampaignEntity, 'id' | 'key' | 'version' | 'createdAt' | 'updatedAt' | 'extra'> & {
  extra?: Record<string, unknown>;
};
export type OfferColumns = Pick<OfferEntity, 'name' | 'url' | 'payout' | 'currency' | 'weight' | 'status' | 'position' | 'rules' | 'caps'>;

/** Where a page of the list ends. */
export interface CampaignCursor {
  readonly id: number;
  /** only of lists by name */
  readonly name: string;
}

@Injectable()
export class CampaignsStore {
  constructor(private readonly transactions: SettingsTransactions) {}

  /** In the order asked for, one more than asked for when there is a next page. Primary key, or campaigns_advertiser. */
  async list(query: CampaignQuery & { after: CampaignCursor | undefined; scope: number | undefined }): Promise<CampaignRecord[]> {
    const tx = this.transactions.reading;
    const select = tx.createQueryBuilder(CampaignEntity, 'c').limit(query.limit + 1);
    inOrder(select, query);
    if (query.scope !== undefined) select.andWhere('c.advertiser_id = :scope', { scope: query.scope });
    if (query.advertiser_id !== undefined) select.andWhere('c.advertiser_id = :advertiser', { advertiser: query.advertiser_id });
    if (query.search) select.andWhere('(c.name ILIKE :search OR c.key = :key)', { search: containing(query.search), key: query.search });
    if (query.tag !== undefined) select.andWhere(':tag = ANY (c.tags)', { tag: query.tag });
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

  /** Campaigns a bulk edit means, locked in the order of their ids. Primary key, or a scan: there are thousands at most. */
  async chooseForChange(
    tx: SettingsTx,
    { ids, tags, advertiser_id, status, scope, limit }: BulkTarget & { scope: number | undefined; limit: number },
  ): Promise<CampaignRecord[]> {
    const select = tx.createQueryBuilder(CampaignEntity, 'c').setLock('pessimistic_write').orderBy('c.id').limit(limit);
    if (ids) select.andWhere('c.id = ANY (:ids)', { ids });
    if (tags) select.andWhere('c.tags && :tags', { tags });
    if (scope !== undefined) select.andWhere('c.advertiser_id = :scope', { scope });
    if (advertiser_id !== undefined) select.andWhere('c.advertiser_id = :advertiser', { advertiser: advertiser_id });
    if (status === undefined && !ids) select.andWhere(`c.status <> 'archived'`);
    else if (status !== undefined && status !== 'all') select.andWhere('c.status = :status', { status });
    return complete(tx, await select.getMany());
  }

  async insert(
    tx: SettingsTx,
    columns: CampaignColumns,
    offers: readonly OfferColumns[],
    landingPages: readonly LandingPageColumns[] = [],
  ): Promise<number> {
    const own = { key: newKey(CAMPAIGN_KEY_LENGTH), version: 1, id: undefined, createdAt: undefined, updatedAt: undefined };
    const campaign = await tx.save(tx.create(CampaignEntity, { ...columns, ...own }));
    for (const offer of offers) await this.insertOffer(tx, campaign.id, offer);
    for (const page of landingPages) await tx.save(tx.create(LandingPageEntity, { ...page, id: undefined, campaignId: campaign.id }));
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

// Ids follow the time of creation. Names are compared without regard to letter case, the same ones by id.
function inOrder(
  select: SelectQueryBuilder<CampaignEntity>,
  { sort, after }: { sort: CampaignQuery['sort']; after: CampaignCursor | undefined },
) {
  const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
  const beyond = direction === 'DESC' ? '<' : '>';
  if (sort.endsWith('name')) {
    select.orderBy('lower(c.name)', direction).addOrderBy('c.id', direction);
    if (after)
      select.andWhere(`(lower(c.name), c.id) ${beyond} (lower(:afterName), :afterId)`, { afterName: after.name, afterId: after.id });
    return;
  }
  select.orderBy('c.id', direction);
  if (after) select.andWhere(`c.id ${beyond} :afterId`, { afterId: after.id });
}

// Indexes offers_campaign and landing_pages_campaign; three statements however many campaigns.
async function complete(tx: EntityManager, campaigns: readonly CampaignEntity[]): Promise<CampaignRecord[]> {
  if (campaigns.length === 0) return [];
  const offers = await tx.find(OfferEntity, {
    where: { campaignId: In(campaigns.map(({ id }) => id)) },
    order: { position: 'ASC', id: 'ASC' },
  });
  const pages = await tx.find(LandingPageEntity, { where: { campaignId: In(campaigns.map(({ id }) => id)) }, order: { id: 'ASC' } });
  const sources = await tx.find(PostbackSourceEntity, {
    select: { id: true, key: true },
    where: { id: In(campaigns.map(({ sourceId }) => sourceId)) },
  });
  const keys = new Map(sources.map(({ id, key }) => [id, key]));
  return campaigns.map((campaign) => ({
    campaign,
    offers: offers.filter(({ campaignId }) => campaignId === campaign.id),
    landingPages: pages.filter(({ campaignId }) => campaignId === campaign.id),
    sourceKey: keys.get(campaign.sourceId) ?? '',
  }));
}
