import { Injectable } from '@nestjs/common';
import { SettingsTransactions, type SettingsTx } from '../directory/settings-transactions.store.js';
import type { SourceParameter } from './traffic-source-definition.js';
import { TrafficSourceEntity } from './traffic-source.entity.js';
import type { TrafficSourceQuery } from './traffic-source-shapes.js';

export type TrafficSourceColumns = Pick<TrafficSourceEntity, 'name' | 'template' | 'parameters' | 'status'>;

@Injectable()
export class TrafficSourcesStore {
  constructor(private readonly transactions: SettingsTransactions) {}

  /** Newest first, one row more than asked for when there is a next page. Primary key. */
  list(query: TrafficSourceQuery & { before: number | undefined }): Promise<TrafficSourceEntity[]> {
    const select = this.transactions.reading
      .createQueryBuilder(TrafficSourceEntity, 't')
      .orderBy('t.id', 'DESC')
      .limit(query.limit + 1);
    if (query.before !== undefined) select.andWhere('t.id < :before', { before: query.before });
    if (query.status === undefined) select.andWhere(`t.status <> 'archived'`);
    else if (query.status !== 'all') select.andWhere('t.status = :status', { status: query.status });
    return select.getMany();
  }

  /** What active sources fill, source by source: there are dozens at most. */
  async activeParameters(): Promise<SourceParameter[][]> {
    const rows = await this.transactions.reading.find(TrafficSourceEntity, { select: { parameters: true }, where: { status: 'active' } });
    return rows.map(({ parameters }) => parameters);
  }

  find(id: number): Promise<TrafficSourceEntity | null> {
    return this.transactions.reading.findOneBy(TrafficSourceEntity, { id });
  }

  findForChange(tx: SettingsTx, id: number): Promise<TrafficSourceEntity | null> {
    return tx.findOne(TrafficSourceEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  insert(tx: SettingsTx, columns: TrafficSourceColumns): Promise<TrafficSourceEntity> {
    return tx.save(tx.create(TrafficSourceEntity, columns));
  }

  update(tx: SettingsTx, source: TrafficSourceEntity, columns: Partial<TrafficSourceColumns>): Promise<TrafficSourceEntity> {
    return tx.save(Object.assign(source, columns));
  }
}
