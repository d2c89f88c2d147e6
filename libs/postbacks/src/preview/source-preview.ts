import { Inject, Injectable } from '@nestjs/common';
import { advertiserScope, type Access } from '#access';
import { CampaignDirectory } from '#campaigns';
import { DomainError, formatAmount, notFound, Receipts } from '#kernel';
import { composeDialect } from '../dialect.js';
import type { PostbackEntry } from '../log/postback-entry.js';
import { PostbackProcessing } from '../postback-processing.js';
import { PRESETS, type Presets } from '../presets.js';
import type { RawHit } from '../raw-hit.js';
import { clickCandidates } from '../reading/click-candidates.js';
import { readClaim } from '../reading/read-claim.js';
import { openInnerJson, readParameters } from '../reading/read-parameters.js';
import { readSourceSettings } from '../source-settings.js';
import type { PreviewAnswer, PreviewRequest } from './preview-shapes.js';
import { PreviewStore } from './preview.store.js';
import { readMapping, recognisePreset } from './recognise-preset.js';

const LAST_HITS = 100;

/** Profile by example: what a pasted request says, and what stored hits would get, under a preset and settings. Writes nothing. */
@Injectable()
export class SourcePreview {
  constructor(
    private readonly processing: PostbackProcessing,
    private readonly directory: CampaignDirectory,
    private readonly store: PreviewStore,
    @Inject(PRESETS) private readonly presets: Presets,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** throws DomainError unreadable_request, unknown_preset, 404 postback_source_not_found */
  async run(request: PreviewRequest, access: Access, nowMs: number): Promise<PreviewAnswer> {
    const hit = hitOf(request, nowMs);
    const reading = readParameters(hit);
    const read = reading.kind === 'batch' ? reading.elements[0] : reading.kind === 'single' ? reading.parameters : undefined;
    if (!read) throw new DomainError('unreadable_request', 'The request cannot be read. Paste it whole, and a body as it is sent.');
    const name = request.preset ?? recognisePreset(this.presets, hit.url, read);
    const preset = this.presets.get(name);
    if (!preset && name !== 'generic') throw new DomainError('unknown_preset', `There is no preset "${name}".`);
    const dialect = composeDialect(preset, readSourceSettings(request.settings ?? {}));
    const parameters = openInnerJson(read, dialect.innerJson);
    const candidate = clickCandidates(parameters, dialect, new Map()).list[0];
    const claim = readClaim(parameters, dialect, { nowMs, clickName: candidate?.name });
    return {
      preset: name,
      title: preset?.title ?? 'Generic',
      mapping: readMapping(dialect, parameters),
      reads: {
        click_id: candidate?.text ?? null,
        event: claim.event,
        txid: claim.txid ?? null,
        status: claim.meaning,
        payout: claim.payout.kind === 'amount' ? formatAmount(claim.payout.micros) : null,
        currency: claim.currency ?? null,
        warnings: [...claim.warnings],
      },
      hits:
        request.source_id === undefined ? [] : await this.tryOn(request.source_id, { preset: name, settings: request.settings }, access),
    };
  }

  private async tryOn(
    id: number,
    tried: { preset: string; settings: PreviewRequest['settings'] },
    access: Access,
  ): Promise<PreviewAnswer['hits']> {
    const source = this.directory.sourceById(id);
    const scope = advertiserScope(access);
    if (!source || (scope !== undefined && source.advertiserId !== scope)) throw notFound('postback source', String(id));
    const ids = await this.store.lastHits(id, LAST_HITS);
    const changed = { ...source, preset: tried.preset, settings: tried.settings ?? source.settings };
    const verdicts = await this.processing.imagine(ids, changed);
    // Outside, another advertiser's click looks like an unknown one.
    const shown = ({ outcome, reason, foreignClick }: PostbackEntry) => ({
      outcome,
      reason: foreignClick && scope !== undefined ? 'unknown_click' : reason,
    });
    return verdicts.map(({ before, after }) => ({
      receipt: this.receipts.format(after.id, after.element),
      now: shown(before),
      tried: shown(after),
    }));
  }
}

function hitOf({ request, body }: PreviewRequest, nowMs: number): RawHit {
  const url = request.trim().replace(/^[a-z]+:\/\/[^/?#]*/i, '') || '/';
  const bytes = Buffer.from(body ?? '');
  return {
    id: '',
    at: nowMs,
    method: body === undefined ? 'GET' : 'POST',
    url: Buffer.from(url.startsWith('/') ? url : `/${url}`, 'utf8').toString('latin1'),
    headers: [],
    body: bytes.toString('base64'),
    size: bytes.length,
    ip: '',
    https: true,
    route: 'generic',
  };
}
