import { MAX_CLICK_ID_LENGTH } from '../reading/click-candidates.js';
import type { PostbackCase, StepRecord } from '../processing/postback-case.js';
import { didYouMean } from '../reading/near-misses.js';
import type { Reason, Warning } from '../reasons.js';

/** One row of the log: a hit (element 0), or an element of its JSON array. */
export interface PostbackEntry {
  /** uuid of the receipt */
  readonly id: string;
  readonly element: number;
  readonly receivedAt: Date;
  readonly outcome: 'waiting' | 'accepted' | 'rejected';
  readonly reason: Reason | null;
  readonly warnings: readonly Warning[];
  readonly sourceId: number | null;
  readonly campaignId: number | null;
  readonly clickUuid: string | null;
  readonly importedId: string | null;
  /** the click id as sent, at most 256 characters */
  readonly clickText: string | null;
  readonly conversionId: string | null;
  readonly event: string | null;
  readonly txid: string | null;
  readonly payoutMicros: bigint | null;
  readonly currency: string | null;
  readonly foreignClick: boolean;
  /** a sentence about misspelt parameter names */
  readonly didYouMean: string | null;
  /** waiting: when it is decided without its click */
  readonly waitingUntil: Date | null;
  /** the replay that gave it its verdict; null: judged as it came */
  readonly replayId: string | null;
}

/** Steps of a hit; those of elements name theirs. */
export type StoredStep = StepRecord & { readonly element?: number };

/** The log's rows of one hit: a batch gets a row for the whole beside those of its elements. */
export function entriesOf(cases: readonly PostbackCase[]): PostbackEntry[] {
  const entries = cases.map(entryOf);
  return entries.some(({ element }) => element > 0) ? [wholeOf(entries), ...entries] : entries;
}

export function stepsOf(cases: readonly PostbackCase[]): readonly StoredStep[] {
  const [only] = cases;
  if (only && cases.length === 1 && only.element === 0) return only.steps;
  return cases.flatMap(({ element, steps }) => (element === 0 ? steps : steps.map((step) => ({ element, ...step }))));
}

function entryOf(subject: PostbackCase): PostbackEntry {
  const { hit, verdict } = subject;
  if (!verdict) throw new Error(`Postback ${hit.id} element ${subject.element} has no verdict`);
  // Taken apart rather than spread: every hit has one.
  const { sourceId, campaignId, clickUuid, importedId, clickText } = aboutClick(subject);
  const { event, txid, payoutMicros, currency } = aboutClaim(subject);
  return {
    id: hit.id,
    element: subject.element,
    receivedAt: new Date(hit.at),
    outcome: verdict.outcome,
    reason: verdict.outcome === 'rejected' ? verdict.reason : null,
    warnings: [...subject.warnings],
    sourceId,
    campaignId,
    clickUuid,
    importedId,
    clickText,
    conversionId: verdict.outcome === 'waiting' ? null : (verdict.conversionId ?? null),
    event,
    txid,
    payoutMicros,
    currency,
    foreignClick: subject.foreignClick,
    didYouMean: didYouMean(subject.nearMisses),
    waitingUntil: verdict.outcome === 'waiting' ? new Date(verdict.untilMs) : null,
    replayId: null,
  };
}

function aboutClick({ ruling, click, candidate, candidates }: PostbackCase) {
  const text = candidate?.text ?? candidates.list[0]?.text;
  return {
    sourceId: ruling?.source?.id ?? null,
    campaignId: click?.campaignId ?? null,
    clickUuid: click?.uuid ?? null,
    importedId: click?.importedId ?? null,
    clickText: text?.slice(0, MAX_CLICK_ID_LENGTH) ?? null,
  };
}

function aboutClaim({ claim, conversionClaim }: PostbackCase) {
  return {
    event: claim?.event ?? null,
    txid: claim?.txid ?? null,
    payoutMicros: conversionClaim?.payout.micros ?? null,
    currency: conversionClaim?.payout.currency ?? null,
  };
}

/** A batch as one line: still waiting while one element waits, accepted when one was. */
export function wholeOf(elements: readonly PostbackEntry[]): PostbackEntry {
  const first = elements[0];
  if (!first) throw new Error('A batch has at least one element');
  const lead = elements.find(({ outcome }) => outcome === 'waiting') ?? elements.find(({ outcome }) => outcome === 'accepted') ?? first;
  const shared = <T>(pick: (entry: PostbackEntry) => T): T | null =>
    elements.every((entry) => pick(entry) === pick(first)) ? pick(first) : null;
  return {
    ...first,
    element: 0,
    outcome: lead.outcome,
    reason: lead.reason,
    warnings: [...new Set(elements.flatMap(({ warnings }) => warnings))],
    sourceId: shared(({ sourceId }) => sourceId),
    campaignId: shared(({ campaignId }) => campaignId),
    clickUuid: null,
    importedId: null,
    clickText: null,
    conversionId: null,
    event: null,
    txid: null,
    payoutMicros: null,
    currency: null,
    foreignClick: elements.every(({ foreignClick }) => foreignClick),
    didYouMean: shared(({ didYouMean: sentence }) => sentence),
    // The whole is never picked up by itself: its elements are.
    waitingUntil: null,
  };
}
