import { Injectable } from '@nestjs/common';
import { AuditLog, type Access } from '#access';
import { DomainError, formatRate, notFound, parseRate } from '#kernel';
import { CampaignView } from '../campaign-view.js';
import type { RateAnswer } from './rate-shapes.js';
import type { RateEntity } from './rate.entity.js';
import { RatesStore } from './rates.store.js';
import type { RateInput } from './read-rates.js';
import { SettingsTransactions } from '../directory/settings-transactions.store.js';

/** Sets and removes rates. Conversions keep the rate they were counted at. */
@Injectable()
export class RateEditing {
  constructor(
    private readonly transactions: SettingsTransactions,
    private readonly rates: RatesStore,
    private readonly audit: AuditLog,
    private readonly view: CampaignView,
  ) {}

  set(access: Access, inputs: readonly RateInput[]): Promise<RateAnswer[]> {
    const currencies = inputs.map(({ currency }) => currency);
    return this.transactions.run(async (tx) => {
      const before = new Map((await this.rates.find(tx, currencies)).map((rate) => [rate.currency, this.show(rate).rate]));
      await this.rates.set(tx, inputs);
      const after = (await this.rates.find(tx, currencies)).map((rate) => this.show(rate));
      for (const { currency, rate } of after) {
        const change = { rate: { from: before.get(currency) ?? null, to: rate } };
        await this.audit.record(tx, { actor: access.actor, action: 'set', objectType: 'rate', objectId: currency, change });
      }
      return after;
    });
  }

  /** throws 404 rate_not_found */
  remove(access: Access, currency: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      if (!(await this.rates.remove(tx, currency))) throw notFound('rate', currency);
      await this.audit.record(tx, { actor: access.actor, action: 'delete', objectType: 'rate', objectId: currency });
    });
  }

  /** throws base_currency_rate: nobody can set what BASE_CURRENCY is worth in itself */
  refuseBase(currency: string): void {
    if (currency !== this.view.baseCurrency) return;
    throw new DomainError('base_currency_rate', `${currency} is BASE_CURRENCY here; its rate is 1.`);
  }

  show(rate: RateEntity): RateAnswer {
    const text = formatRate(parseRate(rate.rate) ?? 0n);
    return {
      currency: rate.currency,
      rate: text,
      base_currency: this.view.baseCurrency,
      means: `1 ${rate.currency} = ${text} ${this.view.baseCurrency}`,
      updated_at: rate.updatedAt.toISOString(),
    };
  }
}
