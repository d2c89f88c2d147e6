import { eventRulesOf } from '#conversions';
import { formatAmount } from '#kernel';
import type { PostbackCase } from '../processing/postback-case.js';
import { nearMissesOf } from '../reading/near-misses.js';
import { openInnerJson } from '../reading/read-parameters.js';
import { readClaim, type Claim } from '../reading/read-claim.js';
import { saysTest } from '../reading/says-test.js';
import type { Step } from './step.js';

/** What reading calls the event of a hit that names none. */
const NO_EVENT = 'default';

const CLAIMED = ['payout', 'txid', 'currency', 'status', 'event', 'saleAmount', 'eventTime'] as const;

/** What the hit asserts, read in the dialect of the source that rules. */
export const readClaimStep: Step = {
  name: 'read-claim',
  decide(subject) {
    if (!subject.parameters || !subject.ruling) return;
    const { dialect } = subject.ruling;
    subject.parameters = openInnerJson(subject.parameters, dialect.innerJson);
    subject.isTest ||= saysTest(subject.parameters, dialect);
    const claim = readClaim(subject.parameters, dialect, {
      nowMs: subject.hit.at,
      clickName: subject.candidate?.name,
      twice: subject.warnings.has('double_encoded'),
    });
    subject.claim = claim;
    claim.warnings.forEach((warning) => subject.warnings.add(warning));
    subject.nearMisses = nearMissesOf(subject.parameters, dialect, CLAIMED);
    const meant = subject.nearMisses.map(({ sent, meant: name }) => `${sent} → ${name}`);
    const input = {
      event: claim.event,
      txid: claim.txid ?? null,
      status: claim.originalStatus ?? null,
      meaning: claim.meaning,
      payout: claim.payout.kind === 'amount' ? formatAmount(claim.payout.micros) : claim.payout.kind,
      currency: claim.currency ?? null,
      ...(meant.length > 0 && { did_you_mean: meant }),
    };
    if (claim.meaning === 'ignore') subject.reject(this.name, 'ignored_status', input);
    else if (claim.unknownEvent || !isTaken(subject, claim)) subject.reject(this.name, 'unknown_event', input);
    else subject.passed(this.name, 'read', input);
  },
};

/** A hit without an event is always taken, and so is a refund: it stands under the event of what it takes back. */
function isTaken({ campaign }: PostbackCase, { event, payout }: Claim): boolean {
  const takesBack = payout.kind === 'amount' && payout.micros < 0n;
  return !campaign || event === NO_EVENT || takesBack || eventRulesOf(campaign, event).known;
}
