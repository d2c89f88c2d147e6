import { Injectable } from '@nestjs/common';
import { AdvertiserEntity } from './advertiser.entity.js';
import type { AdvertiserQuery } from './advertiser-shapes.js';
import { containing, SettingsTransactions, type SettingsTx } from '../directory/settings-transactions.store.js';

/** Any number, the same for ever: held while the default advertiser is looked for and made. */
const DEFAULT_ADVERTISER_LOCK = 7_233_420_102;
const DEFAULT_ADVERTISER_NAME = 'Own offers';

@Injectable()
export class AdvertisersStore {
  constructor(private readonly transactions: SettingsTransactions) {}

  /** Newest first, one row more than asked for when there is a next page. Primary key. */
  list(query: AdvertiserQuery & { before: number | undefined; scope: number | undefined }): Promise<AdvertiserEntity[]> {
    const select = this.transactions.reading
      .createQueryBuilder(AdvertiserEntity, 'a')
      .orderBy('a.id', 'DESC')
      .limit(query.limit + 1);
    if (query.before !== undefined) select.andWhere('a.id < :before', { before: query.before });
    if (query.scope !== undefined) select.andWhere('a.id = :scope', { scope: query.scope });
    if (query.search) select.andWhere('a.name ILIKE :search', { search: containing(query.search) });
    if (query.status === undefined) select.andWhere(`a.status <> 'archived'`);
    else if (query.status !== 'all') select.andWhere('a.status = :status', { status: query.status });
    return select.getMany();
  }

  find(id: number, tx: SettingsTx = this.transactions.reading): Promise<AdvertiserEntity | null> {
    return tx.findOneBy(AdvertiserEntity, { id });
  }

  findForChange(tx: SettingsTx, id: number): Promise<AdvertiserEntity | null> {
    return tx.findOne(AdvertiserEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  insert(tx: SettingsTx, name: string): Promise<AdvertiserEntity> {
    return tx.save(tx.create(AdvertiserEntity, { name, status: 'active' }));
  }

  update(
    tx: SettingsTx,
    advertiser: AdvertiserEntity,
    change: Partial<Pick<AdvertiserEntity, 'name' | 'status'>>,
  ): Promise<AdvertiserEntity> {
    return tx.save(Object.assign(advertiser, change));
  }

  /** Campaigns of an advertiser that are not archived. Index campaigns_advertiser. */
  async countCampaigns(tx: SettingsTx, id: number): Promise<number> {
    const rows: { n: string }[] = await tx.query(`SELECT count(*) AS n FROM campaigns WHERE advertiser_id = $1 AND status <> 'archived'`, [
      id,
    ]);
    return Number(rows[0]?.n ?? 0);
  }

  /** The advertiser of campaigns made without one; undefined: not there yet. Two makers at once wait for each other here. */
  async findDefault(tx: SettingsTx): Promise<AdvertiserEntity | undefined> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [DEFAULT_ADVERTISER_LOCK]);
    return (
      (await tx.findOne(AdvertiserEntity, { where: { name: DEFAULT_ADVERTISER_NAME, status: 'active' }, order: { id: 'ASC' } })) ??
      undefined
    );
  }

  insertDefault(tx: SettingsTx): Promise<AdvertiserEntity> {
    return this.insert(tx, DEFAULT_ADVERTISER_NAME);
  }
}
