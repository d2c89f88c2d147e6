import { Inject, Injectable } from '@nestjs/common';
import { advertiserScope, type Access } from '#access';
import { CampaignDirectory, type PostbackSource } from '#campaigns';
import { DomainError, formatAmount, notFound, Receipts } from '#kernel';
import type { PostbackEntry } from '../log/postback-entry.js';
import { PostbackProcessing } from '../processing/postback-processing.js';
import { PREVIEW_HITS, type PreviewAnswer, type PreviewRequest, type PreviewVerdict } from './preview-shapes.js';
import { PreviewStore } from './preview.store.js';

/** The hits a preview looks at, and the source that might be changed. */
export interface Target {
  readonly source: PostbackSource | undefined;
  readonly ids: readonly string[];
}

/** Elements of JSON arrays count: a hundred hits of five hundred elements each would be a batch nobody asked for. */
const MAX_VERDICTS = 1_000;

/** Chooses stored hits, and says what they would get under another preset and other settings. Writes nothing. */
@Injectable()
export class TryOnHits {
  constructor(
    private readonly processing: PostbackProcessing,
    private readonly directory: CampaignDirectory,
    private readonly store: PreviewStore,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** throws 404 postback_source_not_found, campaign_not_found; DomainError invalid_receipt, source_needed */
  async choose(request: PreviewRequest, access: Access): Promise<Target> {
    const scope = advertiserScope(access);
    const named = this.sourceOf(request, scope);
    if (!named && !request.receipts) return { source: undefined, ids: [] };
    const hits = await this.store.lastHits(
      {
        sourceId: request.receipts || request.campaign_id !== undefined ? undefined : named?.id,
        campaignId: request.campaign_id,
        ids: request.receipts?.map((text) => this.hitOf(text)),
        outcome: request.filter?.outcome,
        reason: request.filter?.reason,
        advertiserId: scope,
      },
      PREVIEW_HITS,
    );
    const found = hits.find(({ sourceId }) => sourceId !== null)?.sourceId;
    const source = named ?? (found === undefined || found === null ? undefined : this.ownSource(found, scope));
    if (!source && hits.length > 0)
      throw new DomainError('source_needed', 'These hits found no postback source. Say with source_id as whose they shall be tried.');
    let verdicts = 0;
    const within = hits.filter(({ elements }) => (verdicts += Math.max(1, elements)) <= MAX_VERDICTS);
    return { source, ids: within.map(({ id }) => id) };
  }

  async run(
    { source, ids }: Target,
    tried: Pick<PostbackSource, 'preset' | 'settings'>,
    access: Access,
  ): Promise<Pick<PreviewAnswer, 'hits' | 'summary'>> {
    const changes = source && ids.length > 0 ? await this.processing.imagine(ids, { ...source, ...tried }) : [];
    const hide = advertiserScope(access) !== undefined;
    const hits = changes.map(({ before, after }) => {
      const [now, then] = [verdictOf(before, hide), verdictOf(after, hide)];
      return {
        receipt: this.receipts.format(after.id, after.element),
        now,
        tried: then,
        differs: JSON.stringify(now) !== JSON.stringify(then),
      };
    });
    return { hits: hits.reverse(), summary: summarise(hits) };
  }

  private sourceOf(request: PreviewRequest, scope: number | undefined): PostbackSource | undefined {
    if (request.source_id !== undefined) return this.ownSource(request.source_id, scope);
    if (request.campaign_id === undefined) return undefined;
    const campaign = this.directory.byNumber(request.campaign_id);
    if (!campaign || (scope !== undefined && campaign.advertiserId !== scope)) throw notFound('campaign', String(request.campaign_id));
    return this.directory.sourceById(campaign.sourceId);
  }

  private ownSource(id: number, scope: number | undefined): PostbackSource {
    const source = this.directory.sourceById(id);
    if (!source || (scope !== undefined && source.advertiserId !== scope)) throw notFound('postback source', String(id));
    return source;
  }

  private hitOf(text: string): string {
    const reading = this.receipts.read(text);
    if (!reading)
      throw new DomainError(
        'invalid_receipt',
        `"${text.slice(0, 60)}" is no receipt of ours. Send it whole, as it came in Postback-Receipt.`,
      );
    return reading.uuid;
  }
}

/** Outside, another advertiser's click looks like an unknown one. */
function verdictOf(entry: PostbackEntry, hide: boolean): PreviewVerdict {
  const { outcome, reason, foreignClick, event, txid, payoutMicros, currency } = entry;
  return {
    outcome,
    reason: foreignClick && hide ? 'unknown_click' : reason,
    event,
    txid,
    payout: payoutMicros === null ? null : formatAmount(payoutMicros),
    currency,
  };
}

function summarise(hits: PreviewAnswer['hits']): PreviewAnswer['summary'] {
  const counted = new Map<string, PreviewAnswer['summary']['changes'][number]>();
  const bare = ({ outcome, reason }: PreviewVerdict) => ({ outcome, reason });
  for (const { now, tried, differs } of hits) {
    if (!differs) continue;
    const change = { from: bare(now), to: bare(tried) };
    const key = JSON.stringify(change);
    counted.set(key, { ...change, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return {
    examined: hits.length,
    differ: hits.filter(({ differs }) => differs).length,
    accepted_now: hits.filter(({ now }) => now.outcome === 'accepted').length,
    accepted_tried: hits.filter(({ tried }) => tried.outcome === 'accepted').length,
    changes: [...counted.values()].sort((a, b) => b.count - a.count),
  };
}
