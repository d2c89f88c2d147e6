import { eventRulesOf, priceClaim } from '#conversions';
import { formatAmount, formatRate, parseDecimal } from '#kernel';
import type { ClickStep } from './step.js';
import { attributeClick } from './attribute-click.step.js';

/** What it is worth; and with that, all that is known of the hit by itself: the claim that conversions decide on. */
export const priceConversion: ClickStep = {
  name: 'price-conversion',
  decide(subject, { campaigns }) {
    const { click, campaign, claim, ruling, hit } = subject;
    const attribution = attributeClick(subject);
    if (!click || !campaign || !claim || !ruling || !attribution) return;
    const rules = eventRulesOf(campaign, claim.event);
    const pricing = priceClaim({
      campaign,
      rules,
      offerId: click.offerId,
      sent: claim.payout,
      currency: claim.currency,
      maxPayout: ruling.dialect.maxPayout === undefined ? undefined : parseDecimal(ruling.dialect.maxPayout),
      rateOf: (currency) => campaigns.rateOf(currency),
    });
    const input = { payout_source: rules.payoutSource, sent: claim.payout.kind, currency: claim.currency ?? null };
    if (pricing.kind === 'refused') {
      subject.reject(this.name, pricing.reason, input);
      return;
    }
    pricing.warnings.forEach((warning) => subject.warnings.add(warning));
    const { payout } = pricing;
    subject.passed(this.name, `${formatAmount(payout.micros)} ${payout.currency}`, {
      ...input,
      rate: payout.rate === null ? null : formatRate(payout.rate),
    });
    subject.conversionClaim = {
      receipt: hit.id,
      element: subject.element,
      receivedAt: new Date(hit.at),
      occurredAt: new Date(attribution.occurredAtMs),
      click,
      campaign,
      rules,
      sourceId: ruling.source?.id ?? campaign.sourceId,
      event: claim.event,
      txid: claim.txid,
      status: claim.meaning === 'hold' || claim.meaning === 'ignore' ? 'pending' : claim.meaning,
      statusGiven: claim.originalStatus !== undefined,
      originalStatus: claim.originalStatus,
      hold: claim.meaning === 'hold',
      payout,
      saleAmount: claim.saleAmount,
      custom: claim.custom,
      warnings: [...subject.warnings],
      tooEarlyOrLate: attribution.refusal,
      transitions: ruling.dialect.transitions,
    };
  },
};
