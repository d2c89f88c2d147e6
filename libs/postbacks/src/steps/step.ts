import type { Campaign, PostbackSource } from '#campaigns';
import type { StoredClick } from '#clicks';
import type { ClickIdReading } from '#kernel';
import type { Dialects } from '../dialect.js';
import type { PostbackCase } from '../processing/postback-case.js';

/** The settings a batch is judged by. CampaignDirectory and ClickIds are this already. */
export interface Rules {
  readonly campaigns: {
    byNumber(id: number): Campaign | undefined;
    sourceById(id: number): PostbackSource | undefined;
    sourceByKey(key: string): PostbackSource | undefined;
    rateOf(currency: string): bigint | undefined;
  };
  readonly clickIds: { read(text: string): ClickIdReading };
  readonly dialects: Dialects;
  /** the instant of this decision: only waiting depends on it */
  readonly nowMs: number;
}

/** The clicks that a batch's hits may be about, looked up at once for all of them. */
export interface KnownClicks {
  readonly byUuid: ReadonlyMap<string, StoredClick>;
  readonly imported: ReadonlyMap<string, StoredClick>;
  /** clicks older than this may have been dropped by retention */
  readonly keptSinceMs: number;
  /** every click taken before this has been stored, or is lost; undefined: the click queue cannot be seen */
  readonly storedUntilMs: number | undefined;
}

/**
 * One step of the decision: pure, named verb-noun, in a file of that name. It notes what it found with `passed`, or ends
 * the case with `reject`/`settle`; a case with a verdict is not shown to later steps.
 */
export interface Step {
  readonly name: string;
  decide(subject: PostbackCase, rules: Rules): void;
}

/** A step that needs the clicks of the batch. */
export interface ClickStep {
  readonly name: string;
  decide(subject: PostbackCase, rules: Rules, clicks: KnownClicks): void;
}
