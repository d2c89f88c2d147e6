import type { Campaign, PostbackSource } from '#campaigns';
import type { ClaimedClick, ConversionClaim } from '#conversions';
import type { Dialect } from '../dialect.js';
import type { RawHit } from '../raw-hit.js';
import type { Reason, Warning } from '../reasons.js';
import type { ClickCandidate, ClickCandidates } from '../reading/click-candidates.js';
import type { Parameters } from '../reading/parameters.js';
import type { NearMiss } from '../reading/near-misses.js';
import type { Claim } from '../reading/read-claim.js';

/** One step of a decision, as the log explains it. `input` holds no secrets. */
export interface StepRecord {
  readonly name: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly result: string;
}

/** What became of a hit or element. waitingUntil: when a waiting one is decided without its click. */
export type Verdict =
  | { readonly outcome: 'accepted'; readonly conversionId: string }
  | { readonly outcome: 'rejected'; readonly reason: Reason; readonly conversionId?: string }
  | { readonly outcome: 'waiting'; readonly untilMs: number };

/**
 * The working record of one decision: a hit, or one element of its JSON array. Each step reads what earlier ones found
 * and adds its own; the first verdict ends it. No IO anywhere near.
 */
export class PostbackCase {
  readonly steps: StepRecord[] = [];
  readonly warnings = new Set<Warning>();
  /** parameters that look like misspelt ones, for the receipt's hint */
  nearMisses: readonly NearMiss[] = [];
  verdict: Verdict | undefined;
  /** what the verdict would have been, had it not been a test */
  wouldBe: Verdict | undefined;
  parameters: Parameters | undefined;
  /** the source of the key in the path */
  source: PostbackSource | undefined;
  candidates: ClickCandidates = { list: [], macro: false };
  candidate: ClickCandidate | undefined;
  click: ClaimedClick | undefined;
  campaign: Campaign | undefined;
  /** the source that rules: of the key, else of the campaign */
  ruling: { readonly source: PostbackSource | undefined; readonly dialect: Dialect } | undefined;
  claim: Claim | undefined;
  conversionClaim: ConversionClaim | undefined;
  isTest = false;
  /** the click is another advertiser's: outside it looks like an unknown one */
  foreignClick = false;

  constructor(
    readonly hit: RawHit,
    /** 0: the hit itself; from 1: an element of its JSON array */
    readonly element: number,
  ) {}

  /** Notes a finished step. */
  passed(name: string, result: string, input?: Readonly<Record<string, unknown>>): void {
    this.steps.push(input ? { name, input, result } : { name, result });
  }

  /** Ends the decision with a rejection. */
  reject(name: string, reason: Reason, input?: Readonly<Record<string, unknown>>, conversionId?: string): void {
    this.settle(name, { outcome: 'rejected', reason, ...(conversionId !== undefined && { conversionId }) }, input);
  }

  /** Ends the decision. A test's verdict is only what would have been. */
  settle(name: string, verdict: Verdict, input?: Readonly<Record<string, unknown>>): void {
    this.passed(name, verdict.outcome === 'rejected' ? verdict.reason : verdict.outcome, input);
    if (!this.isTest) {
      this.verdict = verdict;
      return;
    }
    this.wouldBe = verdict;
    this.passed('set-test-aside', 'test', {
      would_be: { outcome: verdict.outcome, reason: verdict.outcome === 'rejected' ? verdict.reason : null },
    });
    this.verdict = { outcome: 'rejected', reason: 'test' };
  }
}
