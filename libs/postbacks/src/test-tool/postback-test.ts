import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { requireOwn, type Access } from '#access';
import { CampaignDirectory, type Campaign, type PostbackSource } from '#campaigns';
import { eventRulesOf } from '#conversions';
import { Database } from '#database';
import { ClickIds, DomainError, notFound, parseDecimal } from '#kernel';
import { Dialects } from '../dialect.js';
import { maskUrl } from '../log/mask-secrets.js';
import { PostbackLog } from '../log/postback-log.js';
import type { PostbackDetailJson } from '../log/postback-shapes.js';
import { SecretNames } from '../log/secret-names.js';
import { PRESETS, type Presets } from '../presets.js';
import { buildTestHit, type TestHit } from './build-test-hit.js';
import { OwnDoor } from './own-door.js';
import type { TestPostbackAnswer, TestPostbackRequest } from './test-postback-shapes.js';

const LOOK_EVERY_MS = 50;

/** What the log shows of a test: one thing to inject. */
@Injectable()
export class TestVerdicts {
  constructor(
    private readonly log: PostbackLog,
    private readonly secrets: SecretNames,
  ) {}

  masked(url: string, sourceId: number): string {
    return maskUrl(url, this.secrets.of(sourceId));
  }

  /** The log entry once it is there; null when that takes longer. */
  async await(receipt: string, access: Access, waitMs: number): Promise<PostbackDetailJson | null> {
    for (const until = Date.now() + waitMs; ; await sleep(LOOK_EVERY_MS)) {
      const found = await this.log.one(receipt, access).catch((error: unknown) => {
        if (error instanceof DomainError && error.status === 404) return null;
        throw error;
      });
      if (found || Date.now() >= until) return found;
    }
  }
}

/** Writes a campaign's test hit in the words of its source. */
@Injectable()
export class TestHitWriter {
  private readonly dialects: Dialects;

  constructor(
    @Inject(ClickIds) private readonly clickIds: ClickIds,
    @Inject(PRESETS) presets: Presets,
  ) {
    this.dialects = new Dialects(presets);
  }

  /** secure  it will go out by https */
  write(campaign: Campaign, source: PostbackSource, request: TestPostbackRequest, secure: boolean): { hit: TestHit; clickId: string } {
    const own = eventRulesOf(campaign, request.event ?? 'default').ownPayout ?? offerPayout(campaign);
    const values = {
      // A click that is old enough for the campaign's minimum time.
      clickId: request.click_id ?? this.clickIds.mint(campaign.id, Date.now() - campaign.minClickToConversionS * 1_000 - 1_000).text,
      txid: request.txid ?? `test-${randomBytes(6).toString('hex')}`,
      payout: (request.payout === undefined ? undefined : parseDecimal(request.payout)) ?? own.micros,
      currency: request.currency ?? own.currency,
      event: request.event,
      status: request.status,
    };
    return { hit: buildTestHit(this.dialects.ofSource(source), values, { secure }), clickId: values.clickId };
  }
}

/** Sends a campaign a postback as its advertiser's server would, marked as a test, through the real door. */
@Injectable()
export class PostbackTest {
  constructor(
    private readonly db: Database,
    private readonly directory: CampaignDirectory,
    private readonly writer: TestHitWriter,
    private readonly door: OwnDoor,
    private readonly verdicts: TestVerdicts,
  ) {}

  /** throws  404 campaign_not_found, 502 tracker_unreachable */
  async run(campaignId: number, request: TestPostbackRequest, access: Access): Promise<TestPostbackAnswer> {
    await this.directory.ensureFresh(this.db);
    const campaign = this.directory.byNumber(campaignId);
    const source = campaign && this.directory.sourceById(campaign.sourceId);
    if (!campaign || !source) throw notFound('campaign', String(campaignId));
    requireOwn(access, campaign.advertiserId, 'campaign', String(campaignId));
    const { hit, clickId } = this.writer.write(campaign, source, request, this.door.secure);
    const { status, body, receipt } = await this.door.fire(source.key, hit);
    const mask = (text: string) => this.verdicts.masked(text, source.id);
    return {
      method: hit.method,
      url: mask(this.door.urlOf(source.key, hit.query)),
      // Masked like a query.
      request_body: hit.body === undefined ? null : mask(`?${hit.body}`).slice(1),
      click_id: clickId,
      status,
      body,
      receipt,
      verdict: receipt === null ? null : await this.verdicts.await(receipt, access, request.wait_ms),
      log_path: receipt === null ? null : `/api/v1/postbacks/${receipt}`,
      notes: hit.unproven.map((code) => ({ code, message: NOTES[code] })),
    };
  }
}

function offerPayout({ offers, currency }: Campaign): { micros: bigint; currency: string } {
  const offer = offers.find(({ status }) => status === 'active');
  return offer ? { micros: offer.payout, currency: offer.currency } : { micros: 0n, currency };
}

const NOTES: Record<TestHit['unproven'][number], string> = {
  ip: "The source takes hits only from listed addresses. This one came from the tracker's own: ip_not_allowed says nothing about the advertiser's server.",
  https: 'The source requires https, and the tracker is reached by http from here.',
  encryption: 'The source expects encrypted bodies; this one was sent plain.',
};
