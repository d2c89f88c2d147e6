import { Inject, Injectable } from '@nestjs/common';
import type { Access } from '#access';
import { CampaignDirectory, keepSecrets } from '#campaigns';
import { DomainError, formatAmount, type Micros } from '#kernel';
import { composeDialect, type Dialect } from '../dialect.js';
import type { PresetDefinition } from '../preset.js';
import { PRESETS, type Presets } from '../presets.js';
import type { RawHit } from '../raw-hit.js';
import { clickCandidates } from '../reading/click-candidates.js';
import type { Parameters } from '../reading/parameters.js';
import { readClaim } from '../reading/read-claim.js';
import { openInnerJson, readParameters } from '../reading/read-parameters.js';
import { readSourceSettings } from '../source-settings.js';
import { mergeSettings } from './merge-settings.js';
import { parsePasted } from './parse-pasted.js';
import type { PreviewAnswer, PreviewRequest } from './preview-shapes.js';
import { PreviewStore } from './preview.store.js';
import { proposeSettings, type Proposal, type ProposalNote } from './propose-settings.js';
import { readMapping } from './read-mapping.js';
import { recognisePresets, type Recognised } from './recognise-preset.js';
import { TryOnHits } from './try-on-hits.js';

const MAX_SAMPLES = 200;

/** Profile by example: what a pasted request says, how to understand it, and what stored hits would get then. Writes nothing. */
@Injectable()
export class SourcePreview {
  constructor(
    private readonly hits: TryOnHits,
    private readonly directory: CampaignDirectory,
    private readonly store: PreviewStore,
    @Inject(PRESETS) private readonly presets: Presets,
  ) {}

  /** throws DomainError nothing_to_read, unreadable_request, unknown_preset, and what choosing the hits throws */
  async run(request: PreviewRequest, access: Access, nowMs: number): Promise<PreviewAnswer> {
    const target = await this.hits.choose(request, access);
    const stored = await this.store.requestsOf(target.ids);
    const example = request.request === undefined ? stored[0] : pastedHit(request.request, request.body, nowMs);
    if (!example) throw new DomainError('nothing_to_read', 'Paste a request, or point at stored hits whose requests are still kept.');
    const saved = target.source?.settings ?? {};
    // Secrets are shown masked: what comes back masked stands for what is stored.
    const given = request.settings && (keepSecrets(request.settings, saved) as Record<string, unknown>);
    const inForce = given ?? saved;
    const rules = readSourceSettings(inForce).auth ?? [];
    const first = samplesOf(example, rules)[0] ?? unreadable(example, rules);
    const candidates = recognisePresets(this.presets, example, first);
    const preset = this.presetOf(request.preset ?? candidates[0]?.preset ?? 'generic');
    const name = preset?.name ?? 'generic';
    const samples = [first, ...stored.flatMap((hit) => samplesOf(hit, rules))].slice(0, MAX_SAMPLES);
    const proposal = await this.propose(samples, composeDialect(preset, readSourceSettings(inForce)), {
      campaignId: request.campaign_id,
      nowMs,
    });
    const tried = given ?? mergeSettings(inForce, proposal.settings);
    return {
      ...this.describe(candidates, name),
      proposal: {
        preset: name,
        settings: { ...proposal.settings },
        notes: [...proposal.notes, ...(rules.length === 0 ? signatureNote(preset) : [])],
      },
      ...readUnder(composeDialect(preset, readSourceSettings(tried)), first, nowMs),
      ...(await this.hits.run(target, { preset: name, settings: tried }, access)),
    };
  }

  private presetOf(name: string): PresetDefinition | undefined {
    const preset = this.presets.get(name);
    if (!preset && name !== 'generic') throw new DomainError('unknown_preset', `There is no preset "${name}".`);
    return preset;
  }

  private async propose(
    samples: readonly Parameters[],
    base: Dialect,
    { campaignId, nowMs }: { campaignId: number | undefined; nowMs: number },
  ): Promise<Proposal> {
    const opened = samples.map((one) => openInnerJson(one, base.innerJson));
    const clickIds = await this.store.clickIdsAmong(textsOf(opened));
    const campaign = campaignId ?? [...clickIds].map((text) => this.store.campaignOf(text)).find((id) => id !== undefined);
    return proposeSettings(opened, base, { isClickId: (text) => clickIds.has(text), expectedPayout: this.payoutOf(campaign), nowMs });
  }

  private describe(
    candidates: readonly Recognised[],
    name: string,
  ): Pick<PreviewAnswer, 'preset' | 'title' | 'confidence' | 'because' | 'alternatives'> {
    const chosen = candidates.find((one) => one.preset === name);
    return {
      preset: name,
      title: this.titleOf(name),
      confidence: chosen?.confidence ?? 'none',
      because: [...(chosen?.because ?? ['It was asked for.'])],
      alternatives: candidates
        .filter((one) => one.preset !== name)
        .map((one) => ({ ...one, title: this.titleOf(one.preset), because: [...one.because] })),
    };
  }

  private titleOf(preset: string): string {
    return this.presets.get(preset)?.title ?? 'Generic';
  }

  /** What the offers of a campaign pay, when they agree. */
  private payoutOf(campaignId: number | undefined): Micros | undefined {
    const campaign = campaignId === undefined ? undefined : this.directory.byNumber(campaignId);
    const payouts = new Set(campaign?.offers.map(({ payout }) => payout));
    return payouts.size === 1 ? ([...payouts][0] ?? undefined) : (campaign?.defaultPayout ?? undefined);
  }
}

function signatureNote(preset: PresetDefinition | undefined): ProposalNote[] {
  if (!preset?.signature) return [];
  return [{ setting: 'auth', because: `${preset.title} can sign (${preset.signature.scheme}): add its secret.` }];
}

function readUnder(dialect: Dialect, sample: Parameters, nowMs: number): Pick<PreviewAnswer, 'mapping' | 'reads'> {
  const parameters = openInnerJson(sample, dialect.innerJson);
  const candidate = clickCandidates(parameters, dialect, new Map()).list[0];
  const claim = readClaim(parameters, dialect, { nowMs, clickName: candidate?.name });
  return {
    mapping: readMapping(dialect, parameters),
    reads: {
      click_id: candidate?.text ?? null,
      event: claim.event,
      txid: claim.txid ?? null,
      status: claim.meaning,
      payout: claim.payout.kind === 'amount' ? formatAmount(claim.payout.micros) : null,
      currency: claim.currency ?? null,
      sale_amount: claim.saleAmount === undefined ? null : formatAmount(claim.saleAmount),
      event_time: claim.eventTime === undefined ? null : new Date(claim.eventTime.atMs).toISOString(),
      warnings: [...claim.warnings],
    },
  };
}

/** Parameters of a hit, one set per element of a JSON array; none when it cannot be read. */
function samplesOf(hit: RawHit, rules: Dialect['auth']): readonly Parameters[] {
  const reading = readParameters(hit, rules);
  return reading.kind === 'single' ? [reading.parameters] : reading.kind === 'batch' ? reading.elements.slice(0, 20) : [];
}

function unreadable(hit: RawHit, rules: Dialect['auth']): never {
  const reading = readParameters(hit, rules);
  const reason = reading.kind === 'unreadable' ? reading.reason : 'malformed_body';
  const text =
    reason === 'encrypted_body_no_key'
      ? 'The body is encrypted, as ClickBank does it. Choose the preset clickbank and set its secret key at the postback source.'
      : 'The request cannot be read. Paste it whole, and a body as it is sent.';
  throw new DomainError('unreadable_request', text, { details: { reason } });
}

function* textsOf(samples: readonly Parameters[]): Iterable<string> {
  for (const sample of samples) for (const name of sample.names()) for (const { text } of sample.valuesOf(name)) yield text.trim();
}

function pastedHit(text: string, givenBody: string | undefined, nowMs: number): RawHit {
  const { method, url, headers, body } = parsePasted(text, givenBody);
  const bytes = Buffer.from(body ?? '');
  return {
    id: '',
    at: nowMs,
    method,
    url: Buffer.from(url, 'utf8').toString('latin1'),
    headers,
    body: bytes.toString('base64'),
    size: bytes.length,
    ip: '',
    https: true,
    route: 'generic',
  };
}
