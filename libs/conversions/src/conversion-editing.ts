import { Injectable } from '@nestjs/common';
import { AuditLog, type Access } from '#access';
import { CampaignDirectory } from '#campaigns';
import { ClickStore, Dictionary } from '#clicks';
import { Database } from '#database';
import { DomainError, formatAmount, notFound, requireDecimal } from '#kernel';
import { changeByHand } from './change-by-hand.js';
import { conversionCost, type ConversionFact } from './store/conversion-fact.js';
import { ConversionSearchStore } from './store/conversion-search.store.js';
import type { ConversionChange } from './conversion-shapes.js';
import { ConversionStore } from './store/conversion.store.js';
import { readConversionId, type Conversion } from './conversion.js';

/** What changing a conversion by hand reads besides it: one thing to inject. */
@Injectable()
export class ConversionSurroundings {
  constructor(
    readonly directory: CampaignDirectory,
    readonly clicks: ClickStore,
    readonly dictionary: Dictionary,
  ) {}
}

/** Sets status or payout by hand: audited, and told to reports as a difference where the conversion was first counted. */
@Injectable()
export class ConversionEditing {
  constructor(
    private readonly db: Database,
    private readonly search: ConversionSearchStore,
    private readonly store: ConversionStore,
    private readonly audit: AuditLog,
    private readonly around: ConversionSurroundings,
  ) {}

  /** throws 404 conversion_not_found, 409 conversion_changed, DomainError invalid_amount, invalid_change */
  async change(text: string, input: ConversionChange, access: Access): Promise<Conversion> {
    const id = readConversionId(text);
    const payout = input.payout === undefined ? undefined : requireDecimal(input.payout, 'payout');
    await this.around.directory.ensureFresh(this.db);
    return this.db.transaction(async (tx) => {
      const before = id === undefined ? undefined : await this.search.find(tx, id, undefined, true);
      if (!before) throw notFound('conversion', text.slice(0, 50));
      refuseMismatch(before, input, payout);
      const campaign = this.around.directory.byNumber(before.campaignId);
      const rateOf = (currency: string) => this.around.directory.rateOf(currency);
      const cost = campaign ? conversionCost(campaign, rateOf) : () => 0n;
      const change = changeByHand(before, { status: input.status, payout }, { cost, rate: rateOf(before.currency) });
      if (!change) return before;
      const { conversion, amounts } = change;
      const facts: ConversionFact[] = [];
      if (amounts)
        facts.push({
          conversion,
          seq: conversion.facts,
          amounts,
          click: (await this.around.clicks.findByIds(tx, [conversion.clickId])).get(conversion.clickId),
        });
      const events = await this.around.dictionary.idsOf(this.db, [{ dimension: 'event', value: conversion.eventKey }]);
      const plan = { keys: [], made: [], changed: [{ conversion, loadedVersion: before.version }], facts, caps: [] };
      await this.store.write(tx, plan, (eventKey) => events.get('event', eventKey));
      await this.audit.record(tx, {
        actor: access.actor,
        action: 'update',
        objectType: 'conversion',
        objectId: text,
        change: differences(before, conversion),
      });
      return conversion;
    });
  }
}

function refuseMismatch(before: Conversion, input: ConversionChange, payout: bigint | undefined): void {
  if (input.version !== undefined && input.version !== before.version) {
    throw new DomainError('conversion_changed', `The conversion has version ${before.version} meanwhile. Read it again.`, { status: 409 });
  }
  if (before.kind === 'adjustment' && input.status !== undefined && input.status !== 'approved') {
    throw new DomainError('invalid_change', 'An adjustment is always approved. Set its payout to 0 to undo it.', { status: 409 });
  }
  if (before.kind === 'conversion' && payout !== undefined && payout < 0n) {
    throw new DomainError('invalid_change', 'A conversion has no negative payout. Reject it instead.');
  }
}

function differences(before: Conversion, after: Conversion): Record<string, unknown> {
  return {
    ...(before.status !== after.status && { status: { from: before.status, to: after.status } }),
    ...(before.payout !== after.payout && { payout: { from: formatAmount(before.payout), to: formatAmount(after.payout) } }),
  };
}
