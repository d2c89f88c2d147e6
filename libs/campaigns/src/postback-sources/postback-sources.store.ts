import { Injectable } from '@nestjs/common';
import { newKey, SOURCE_KEY_LENGTH } from '../new-key.js';
import { PostbackSourceEntity } from './postback-source.entity.js';
import type { PostbackSourceQuery } from './postback-source-shapes.js';
import { containing, SettingsTransactions, type SettingsTx } from '../directory/settings-transactions.store.js';

export type SourceColumns = Pick<PostbackSourceEntity, 'name' | 'preset' | 'settings' | 'status'>;

@Injectable()
export class PostbackSourcesStore {
  constructor(private readonly transactions: SettingsTransactions) {}

  /** Newest first, one row more than asked for when there is a next page. Primary key. */
  list(query: PostbackSourceQuery & { before: number | undefined; scope: number | undefined }): Promise<PostbackSourceEntity[]> {
    const select = this.transactions.reading
      .createQueryBuilder(PostbackSourceEntity, 's')
      .orderBy('s.id', 'DESC')
      .limit(query.limit + 1);
    if (query.before !== undefined) select.andWhere('s.id < :before', { before: query.before });
    if (query.scope !== undefined) select.andWhere('s.advertiser_id = :scope', { scope: query.scope });
    if (query.advertiser_id !== undefined) select.andWhere('s.advertiser_id = :advertiser', { advertiser: query.advertiser_id });
    if (query.search) select.andWhere('(s.name ILIKE :search OR s.key = :key)', { search: containing(query.search), key: query.search });
    if (query.status === undefined) select.andWhere(`s.status <> 'archived'`);
    else if (query.status !== 'all') select.andWhere('s.status = :status', { status: query.status });
    return select.getMany();
  }

  find(id: number, tx: SettingsTx = this.transactions.reading): Promise<PostbackSourceEntity | null> {
    return tx.findOneBy(PostbackSourceEntity, { id });
  }

  findForChange(tx: SettingsTx, id: number): Promise<PostbackSourceEntity | null> {
    return tx.findOne(PostbackSourceEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** The advertiser's oldest active source: what its campaigns get when they name none. */
  async findDefault(tx: SettingsTx, advertiserId: number): Promise<PostbackSourceEntity | undefined> {
    return (await tx.findOne(PostbackSourceEntity, { where: { advertiserId, status: 'active' }, order: { id: 'ASC' } })) ?? undefined;
  }

  insert(tx: SettingsTx, advertiserId: number, columns: SourceColumns): Promise<PostbackSourceEntity> {
    return tx.save(tx.create(PostbackSourceEntity, { ...columns, advertiserId, key: newKey(SOURCE_KEY_LENGTH), version: 1 }));
  }

  update(tx: SettingsTx, source: PostbackSourceEntity, columns: Partial<SourceColumns>): Promise<PostbackSourceEntity> {
    // Assigned, not merged: merge() would mix old and new settings into each other.
    return tx.save(Object.assign(source, columns, { version: source.version + 1 }));
  }

  /** A key before the old one is not taken any more. */
  rotateKey(tx: SettingsTx, source: PostbackSourceEntity, oldKeyEnd: Date): Promise<PostbackSourceEntity> {
    return tx.save(Object.assign(source, { key: newKey(SOURCE_KEY_LENGTH), oldKey: source.key, oldKeyEnd, version: source.version + 1 }));
  }

  /** Campaigns that use a source and are not archived. */
  async countCampaigns(tx: SettingsTx, id: number): Promise<number> {
    const rows: { n: string }[] = await tx.query(`SELECT count(*) AS n FROM campaigns WHERE source_id = $1 AND status <> 'archived'`, [id]);
    return Number(rows[0]?.n ?? 0);
  }
}
