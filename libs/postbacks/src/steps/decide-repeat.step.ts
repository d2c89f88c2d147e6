import { formatConversionId, type ConversionLedger } from '#conversions';
import type { PostbackCase } from '../processing/postback-case.js';

/** New, a change, an adjustment or a repeat: decided against what is already there, this batch's earlier hits included. */
export function decideRepeat(subject: PostbackCase, ledger: ConversionLedger): void {
  const claim = subject.conversionClaim;
  if (!claim) return;
  const verdict = subject.isTest ? ledger.preview(claim) : ledger.record(claim);
  const input = { repeat_mode: claim.rules.repeatMode, dedupe_scope: claim.campaign.dedupeScope, txid: claim.txid ?? null };
  if (verdict.kind === 'refused') {
    const of = verdict.conversionId === undefined ? null : formatConversionId(verdict.conversionId);
    subject.reject('decide-repeat', verdict.reason, { ...input, conversion: of }, verdict.conversionId);
    return;
  }
  const made = verdict.kind === 'accepted' ? verdict.conversion : undefined;
  const held = made?.holdUntil ? { hold_until: made.holdUntil.toISOString() } : {};
  subject.settle(
    'decide-repeat',
    { outcome: 'accepted', conversionId: made?.id ?? claim.receipt },
    { ...input, how: verdict.how, ...held },
  );
}
