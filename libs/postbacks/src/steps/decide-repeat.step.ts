import { formatConversionId, type ConversionLedger } from '#conversions';
import type { PostbackCase } from '../postback-case.js';

/** New, a change, an adjustment or a repeat: decided against what is already there, this batch's earlier hits included. */
export function decideRepeat(subject: PostbackCase, ledger: ConversionLedger): void {
  const claim = subject.conversionClaim;
  if (!claim) return;
  const verdict = subject.isTest ? ledger.preview(claim) : ledger.record(claim);
  const input = { repeat_mode: claim.campaign.repeatMode, dedupe_scope: claim.campaign.dedupeScope, txid: claim.txid ?? null };
  if (verdict.kind === 'refused') {
    const of = verdict.conversionId === undefined ? null : formatConversionId(verdict.conversionId);
    subject.reject('decide-repeat', verdict.reason, { ...input, conversion: of }, verdict.conversionId);
    return;
  }
  const conversionId = verdict.kind === 'accepted' ? verdict.conversion.id : claim.receipt;
  subject.settle('decide-repeat', { outcome: 'accepted', conversionId }, { ...input, how: verdict.how });
}
