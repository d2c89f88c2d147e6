import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, type Access } from '#access';
import { CampaignDirectory } from '#campaigns';
import { SETTINGS, type Settings } from '#config';
import { Database, type Queryable } from '#database';
import { convertAmount, DomainError, formatAmount, notFound, type Micros } from '#kernel';
import { Dictionary } from '../store/dictionary.store.js';
import type { DimensionName } from '../store/dimension-codes.js';
import type { CorrectedCost, CostCorrection } from './cost-shapes.js';
import { CostsStore, type CostOutcome, type CostScope } from './costs.store.js';

const MAX_DAYS = 92;
const DAY_MS = 86_400_000;

/** What answers need that is not of the correction itself. */
interface Applied extends CostOutcome {
  readonly id: string;
  readonly repeated: boolean;
}

/** Says afterwards what a range of clicks really cost: spread exactly, audited, once per key. */
@Injectable()
export class CostCorrections {
  private readonly dictionary = new Dictionary();

  constructor(
    private readonly db: Database,
    private readonly costs: CostsStore,
    private readonly directory: CampaignDirectory,
    private readonly audit: AuditLog,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'BASE_CURRENCY'>,
  ) {}

  /** throws 404 campaign_not_found, invalid_range, unknown_currency (no rate), 409 no_clicks, 409 key_reused, 409 correction_undone */
  async apply(access: Access, input: CostCorrection): Promise<CorrectedCost> {
    await this.directory.ensureFresh(this.db);
    if (!this.directory.byNumber(input.campaign_id)) throw notFound('campaign', String(input.campaign_id));
    const amount = this.inBase(input);
    const scope = await this.scopeOf(input);
    const applied = await this.db.transaction((tx) => this.applyOnce(tx, access, input, amount, scope));
    return {
      id: applied.id,
      key: input.key,
      clicks: applied.clicks,
      before: formatAmount(applied.beforeMicros),
      after: formatAmount(applied.afterMicros),
      base_currency: this.settings.BASE_CURRENCY,
      repeated: applied.repeated,
    };
  }

  private async applyOnce(tx: Queryable, access: Access, input: CostCorrection, amount: Micros, scope: CostScope): Promise<Applied> {
    const request = JSON.stringify({ ...input, amount: formatAmount(input.amount) });
    const id = await this.costs.begin(tx, { key: input.key, request, actor: access.actor, scope });
    if (id === undefined) return this.repeat(tx, input.key, request);
    const outcome = await this.costs.spread(tx, id, amount, scope);
    if (outcome.clicks === 0)
      throw new DomainError('no_clicks', 'No click of this campaign lies in the range and passes the filter.', { status: 409 });
    const change = {
      ...JSON.parse(request),
      clicks: outcome.clicks,
      before: formatAmount(outcome.beforeMicros),
      after: formatAmount(outcome.afterMicros),
    };
    await this.audit.record(tx, {
      actor: access.actor,
      action: 'correct_cost',
      objectType: 'campaign',
      objectId: String(input.campaign_id),
      change,
    });
    return { ...outcome, id, repeated: false };
  }

  private async repeat(tx: Queryable, key: string, request: string): Promise<Applied> {
    const stored = await this.costs.find(tx, key);
    if (stored?.undone)
      throw new DomainError('correction_undone', `The correction "${key}" was undone. Make it again under a new key.`, { status: 409 });
    if (stored?.request === request) return { ...stored, repeated: true };
    throw new DomainError('key_reused', `The key "${key}" was used for another correction. Choose a new one.`, { status: 409 });
  }

  private inBase({ amount, currency }: CostCorrection): Micros {
    const rate = this.directory.rateOf(currency);
    if (rate !== undefined) return convertAmount(amount, rate);
    throw new DomainError(
      'unknown_currency',
      `There is no rate for ${currency}. Set it with PUT /api/v1/rates/${currency}, or send the amount in ${this.settings.BASE_CURRENCY}.`,
    );
  }

  private async scopeOf({ campaign_id, from, to, time_zone = 'UTC', filter = {} }: CostCorrection): Promise<CostScope> {
    const [fromMs = 0, toMs = 0] = await this.costs.instantsOf(this.db, [from, to], time_zone);
    if (fromMs >= toMs || toMs - fromMs > (MAX_DAYS + 1) * DAY_MS) {
      throw new DomainError('invalid_range', `from must lie before to, at most ${MAX_DAYS} days. Correct longer ranges piece by piece.`);
    }
    return {
      campaignId: campaign_id,
      fromMs,
      toMs,
      supplyId: await this.idOf('supply', filter.supply_id),
      siteId: await this.idOf('site', filter.site_id),
      creativeId: await this.idOf('creative', filter.creative_id),
      sourceId: await this.idOf('source', filter.source),
      country: await this.idOf('country', filter.country?.toUpperCase()),
    };
  }

  // A value no click ever had: -1 is nobody's id.
  private async idOf(dimension: DimensionName, value: string | undefined): Promise<number | undefined> {
    return value === undefined ? undefined : ((await this.dictionary.findId(this.db, dimension, value)) ?? -1);
  }
}
