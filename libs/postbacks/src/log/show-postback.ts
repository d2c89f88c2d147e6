import { formatConversionId } from '#conversions';
import { formatAmount, type ClickIds, type Receipts } from '#kernel';
import { hintOf } from '../reasons.js';
import { headerOf, type RawHit } from '../raw-hit.js';
import { maskBody, maskHeaders, maskUrl } from './mask-secrets.js';
import type { PostbackEntry, StoredStep } from './postback-entry.js';
import type { PostbackDetailJson, PostbackJson } from './postback-shapes.js';

/** How a row is written for one reader. `inside`: may know that a click is another advertiser's. */
export interface Showing {
  readonly clickIds: ClickIds;
  readonly receipts: Receipts;
  readonly inside: boolean;
}

export function showPostback(entry: PostbackEntry, { clickIds, receipts, inside }: Showing): PostbackJson {
  const hidden = entry.foreignClick && !inside;
  const reason = hidden ? 'unknown_click' : entry.reason;
  return {
    receipt: receipts.format(entry.id, entry.element),
    received_at: entry.receivedAt.toISOString(),
    outcome: entry.outcome,
    reason,
    hint: hintOf(reason, hidden ? null : entry.didYouMean),
    warnings: [...entry.warnings],
    conversion_id: entry.conversionId === null ? null : formatConversionId(entry.conversionId),
    click_id: entry.clickUuid === null || hidden ? entry.clickText : (entry.importedId ?? clickIds.format(entry.clickUuid)),
    campaign_id: entry.campaignId === null || hidden ? null : String(entry.campaignId),
    source_id: entry.sourceId === null ? null : String(entry.sourceId),
    event: entry.event,
    txid: entry.txid,
    payout: entry.payoutMicros === null ? null : formatAmount(entry.payoutMicros),
    currency: entry.currency,
    replay_id: entry.replayId,
  };
}

/**
 * stored       the raw hit and its steps; undefined once retention has dropped them
 * secretNames  parameters in which the ruling source takes secrets
 */
export function showPostbackDetail(
  entry: PostbackEntry,
  stored: { readonly hit: RawHit; readonly steps: readonly StoredStep[] } | undefined,
  secretNames: readonly string[],
  showing: Showing,
): PostbackDetailJson {
  const hidden = entry.foreignClick && !showing.inside;
  const steps = (stored?.steps ?? []).filter(({ element = 0 }) => entry.element === 0 || element === entry.element);
  return {
    ...showPostback(entry, showing),
    would_be: wouldBe(steps),
    raw: stored ? showRaw(stored.hit, secretNames) : null,
    steps: hidden ? steps.filter(({ name }) => name !== 'find-click') : [...steps],
  };
}

/** The request as it came, without secrets. */
export function showRaw(hit: RawHit, secretNames: readonly string[]): NonNullable<PostbackDetailJson['raw']> {
  return {
    method: hit.method,
    url: maskUrl(hit.url, secretNames),
    headers: maskHeaders(hit.headers),
    body_base64: hit.body === '' ? null : maskBody(hit.body, secretNames, headerOf(hit, 'content-encoding')),
    body_size: hit.size,
    ip: hit.ip || null,
  };
}

function wouldBe(steps: readonly StoredStep[]): PostbackDetailJson['would_be'] {
  const aside = steps.find(({ name }) => name === 'set-test-aside')?.input?.['would_be'] as PostbackDetailJson['would_be'] | undefined;
  return aside ?? null;
}
