import { formatAmount } from '#kernel';
import { openInnerJson } from '../reading/read-parameters.js';
import { readClaim } from '../reading/read-claim.js';
import type { Step } from './step.js';

/** What the hit asserts, read in the dialect of the source that rules. */
export const readClaimStep: Step = {
  name: 'read-claim',
  decide(subject) {
    if (!subject.parameters || !subject.ruling) return;
    const { dialect } = subject.ruling;
    subject.parameters = openInnerJson(subject.parameters, dialect.innerJson);
    const claim = readClaim(subject.parameters, dialect, {
      nowMs: subject.hit.at,
      clickName: subject.candidate?.name,
      twice: subject.warnings.has('double_encoded'),
    });
    subject.claim = claim;
    claim.warnings.forEach((warning) => subject.warnings.add(warning));
    const input = {
      event: claim.event,
      txid: claim.txid ?? null,
      status: claim.originalStatus ?? null,
      meaning: claim.meaning,
      payout: claim.payout.kind === 'amount' ? formatAmount(claim.payout.micros) : claim.payout.kind,
      currency: claim.currency ?? null,
    };
    if (claim.meaning === 'ignore') subject.reject(this.name, 'ignored_status', input);
    else if (claim.unknownEvent) subject.reject(this.name, 'unknown_event', input);
    else subject.passed(this.name, 'read', input);
  },
};
