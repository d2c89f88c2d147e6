import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { RateEntity } from './rate.entity.js';
import { SettingsTransactions, type SettingsTx } from '../directory/settings-transactions.store.js';

@Injectable()
export class RatesStore {
  constructor(private readonly transactions: SettingsTransactions) {}

  /** By currency; primary key. A few dozen rows at most. */
  list(): Promise<RateEntity[]> {
    return this.transactions.reading.find(RateEntity, { order: { currency: 'ASC' } });
  }

  find(tx: SettingsTx, currencies: readonly string[]): Promise<RateEntity[]> {
    return tx.find(RateEntity, { where: { currency: In([...currencies]) }, order: { currency: 'ASC' } });
  }

  /** Sorted, so that two who set the same rates do not wait for each other crosswise. */
  async set(tx: SettingsTx, rates: readonly { currency: string; rate: string }[]): Promise<void> {
    const sorted = [...rates].sort((a, b) => (a.currency < b.currency ? -1 : 1));
    await tx.query(
      `INSERT INTO rates (currency, rate) SELECT * FROM unnest($1::text[], $2::numeric[])
       ON CONFLICT (currency) DO UPDATE SET rate = excluded.rate, updated_at = now()`,
      [sorted.map(({ currency }) => currency), sorted.map(({ rate }) => rate)],
    );
  }

  async remove(tx: SettingsTx, currency: string): Promise<boolean> {
    return ((await tx.delete(RateEntity, { currency })).affected ?? 0) > 0;
  }
}
