import type { Campaign } from '#campaigns';
import type { ConversionClaim } from '../recording/conversion-claim.js';
import { ConversionLedger, offerKeyOf, type LedgerPlan } from '../recording/conversion-ledger.js';
import type { Conversion } from '../conversion.js';
import { endHold } from '../hold/end-hold.js';
import { aClaim, type ClaimWords } from './a-claim.js';

export const rateOf = () => 10_000_000_000n;

/** The tables in memory: what batches of claims leave behind. */
export class Tables {
  conversions: Conversion[] = [];
  facts: LedgerPlan['facts'][number][] = [];
  readonly verdicts: string[] = [];
  private readonly keys = new Map<string, { clickId: string; conversionId: string }>();
  private readonly caps = new Map<string, number>();

  batch(claims: readonly ConversionClaim[]): this {
    const offerKeys = new Map(
      claims.flatMap((claim) => {
        const hash = offerKeyOf(claim);
        const owner = hash === undefined ? undefined : this.keys.get(hash);
        return hash !== undefined && owner ? [[hash, owner] as const] : [];
      }),
    );
    const ledger = new ConversionLedger({ conversions: this.conversions, offerKeys, caps: this.caps }, rateOf);
    for (const claim of claims) {
      const verdict = ledger.record(claim);
      this.verdicts.push(verdict.kind === 'accepted' ? verdict.how : verdict.reason);
    }
    const plan = ledger.plan();
    for (const key of plan.keys) {
      if (this.keys.has(key.hash)) throw new Error('a key was taken twice');
      this.keys.set(key.hash, key);
    }
    for (const { conversion, loadedVersion } of plan.changed) {
      if (this.conversions.find(({ id }) => id === conversion.id)?.version !== loadedVersion)
        throw new Error('the version is not the loaded one');
    }
    const newer = new Map(
      [...plan.made, ...plan.changed.map(({ conversion }) => conversion)].map((conversion) => [conversion.id, conversion]),
    );
    this.conversions = [...this.conversions.filter(({ id }) => !newer.has(id)), ...newer.values()];
    this.facts.push(...plan.facts);
    for (const { campaignId, offerId, day, n } of plan.caps)
      if (offerId === 0) this.caps.set(`${campaignId}/${day}`, (this.caps.get(`${campaignId}/${day}`) ?? 0) + n);
    return this;
  }

  /** what the upkeep task does at that time */
  endHolds(now: Date): this {
    const due = this.conversions.filter(({ holdUntil }) => holdUntil !== null && holdUntil <= now);
    for (const held of due) {
      const { conversion, amounts } = endHold(held);
      this.conversions = this.conversions.map((one) => (one.id === held.id ? conversion : one));
      if (amounts) this.facts.push({ conversion, seq: conversion.facts, click: undefined, amounts });
    }
    return this;
  }

  get totals() {
    const sum = { pending: 0, approved: 0, rejected: 0, revenue: 0, revenueApproved: 0, cost: 0, delayS: 0 };
    for (const { amounts } of this.facts) for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += Number(amounts[key]);
    return sum;
  }
}

/** Claims one after another, each a batch of its own: their verdicts and what they add up to. */
export const verdicts = (campaign: Campaign, ...words: ClaimWords[]) => {
  const tables = new Tables();
  words.forEach((one, n) => tables.batch([aClaim({ n, ...one }, campaign)]));
  return { verdicts: tables.verdicts, ...tables.totals, revenue: tables.totals.revenue / 1e6 };
};
