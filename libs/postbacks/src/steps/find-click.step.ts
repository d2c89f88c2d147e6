import type { Campaign } from '#campaigns';
import type { ClaimedClick } from '#conversions';
import type { PostbackCase } from '../processing/postback-case.js';
import type { Reason } from '../reasons.js';
import { MAX_CLICK_ID_LENGTH, type ClickCandidate } from '../reading/click-candidates.js';
import type { ClickStep, KnownClicks, Rules } from './step.js';

/** How long a genuine click id may at least be ahead of its click; then it is taken as lost, its campaign is in the id. */
const WAIT_FOR_CLICK_MS = 10 * 60_000;
/** How long, when nobody can tell whether the click queue still holds the click. */
const WAIT_UNSEEN_MS = 24 * 3_600_000;
/** When to look again at a click that the queue may still hold. */
const LOOK_AGAIN_MS = 5_000;

interface Found {
  readonly candidate: ClickCandidate;
  readonly click: Omit<ClaimedClick, 'offerId'> & { readonly offerId: number };
  readonly campaign: Campaign | undefined;
  readonly caseRepaired: boolean;
}

/**
 * Which click it is. A genuine id of ours is known by its signature alone, any other text only when it was imported.
 * Two different known clicks are not guessed between.
 */
export const findClick: ClickStep = {
  name: 'find-click',
  decide(subject, rules, clicks) {
    const found = knownOf(subject, rules, clicks);
    const [first] = found;
    if (!first) {
      const first = subject.candidates.list[0];
      subject.reject(this.name, reasonOfUnknown(subject, rules), {
        tried: first?.text.slice(0, 64),
        note: noteOn(first?.text ?? '', clicks),
      });
      return;
    }
    if (found.some(({ click }) => click.uuid !== first.click.uuid)) {
      subject.reject(this.name, 'ambiguous_click_id', { ids: found.map(({ candidate }) => candidate.text) });
      return;
    }
    settleOn(this.name, subject, first, { rules, clicks });
  },
};

/** One per value sent: the first of its readings that is known. Names only presets know count when nothing else does. */
function knownOf(subject: PostbackCase, rules: Rules, clicks: KnownClicks): Found[] {
  const own: Found[] = [];
  const alien: Found[] = [];
  // Readings of one value follow each other.
  let settled = -1;
  for (const candidate of subject.candidates.list) {
    if (settled === candidate.value || candidate.text.length > MAX_CLICK_ID_LENGTH) continue;
    const found = lookUp(candidate, rules, clicks);
    if (!found) continue;
    settled = candidate.value;
    if (!candidate.presets) own.push(found);
    else if (candidate.presets.includes(presetOf(found.campaign, rules))) alien.push(found);
  }
  return own.length > 0 ? own : alien;
}

function presetOf(campaign: Campaign | undefined, rules: Rules): string {
  return (campaign && rules.campaigns.sourceById(campaign.sourceId)?.preset) ?? '';
}

function lookUp(candidate: ClickCandidate, { clickIds, campaigns }: Rules, clicks: KnownClicks): Found | undefined {
  const reading = clickIds.read(candidate.text);
  if (reading.kind === 'forged') return undefined;
  if (reading.kind === 'genuine') {
    const row = clicks.byUuid.get(reading.uuid);
    const click = {
      uuid: reading.uuid,
      importedId: null,
      campaignId: reading.campaignNumber,
      offerId: row?.offerId ?? 0,
      clickedAt: row?.clickedAt ?? new Date(reading.clickedAtMs),
      row,
    };
    return { candidate, click, campaign: campaigns.byNumber(reading.campaignNumber), caseRepaired: reading.caseRepaired };
  }
  const row = clicks.imported.get(candidate.text);
  if (!row) return undefined;
  const click = {
    uuid: row.id,
    importedId: candidate.text,
    campaignId: row.campaignId,
    offerId: row.offerId,
    clickedAt: row.clickedAt,
    row,
  };
  return { candidate, click, campaign: campaigns.byNumber(row.campaignId), caseRepaired: false };
}

function settleOn(step: string, subject: PostbackCase, found: Found, { rules, clicks }: { rules: Rules; clicks: KnownClicks }): void {
  const { click, campaign, candidate } = found;
  subject.click = click;
  subject.candidate = candidate;
  subject.campaign = campaign;
  const input = { click_id: candidate.text, campaign_id: String(click.campaignId) };
  if (subject.source && campaign && campaign.advertiserId !== subject.source.advertiserId) {
    subject.foreignClick = true;
    subject.reject(step, 'advertiser_mismatch', input);
    return;
  }
  // Paused and archived campaigns get no new clicks; those of before still convert.
  if (!campaign) {
    subject.reject(step, 'campaign_inactive', input);
    return;
  }
  if (!click.row) {
    const clickedAtMs = click.clickedAt.getTime();
    if (clickedAtMs < clicks.keptSinceMs) {
      subject.reject(step, 'click_expired_from_storage', input);
      return;
    }
    const untilMs = waitUntil(clickedAtMs, rules.nowMs, clicks.storedUntilMs);
    // A test shall tell what would come of it, not wait for a click that nobody made.
    if (untilMs !== undefined && !subject.isTest) {
      subject.settle(step, { outcome: 'waiting', untilMs }, input);
      return;
    }
  }
  for (const warning of candidate.warnings) subject.warnings.add(warning);
  if (found.caseRepaired) subject.warnings.add('case_repaired');
  if (!click.row) subject.warnings.add('click_row_missing');
  const source = subject.source ?? rules.campaigns.sourceById(campaign.sourceId);
  subject.ruling ??= {
    source,
    dialect: source ? rules.dialects.ofSource(source, subject.hit.route) : rules.dialects.ofPreset(subject.hit.route),
  };
  subject.isTest ||= subject.ruling.dialect.test;
  subject.passed(step, click.row ? 'found' : 'by its signature alone', {
    ...input,
    clicked_at: click.clickedAt.toISOString(),
    campaign_version: campaign.version,
  });
}

/**
 * Until when a click that is not stored is waited for: ten minutes after its time, and as long as the queue may hold it.
 *
 * returns  undefined: no longer
 */
function waitUntil(clickedAtMs: number, nowMs: number, storedUntilMs: number | undefined): number | undefined {
  if (nowMs < clickedAtMs + WAIT_FOR_CLICK_MS) return clickedAtMs + WAIT_FOR_CLICK_MS;
  const mayBeQueued = storedUntilMs === undefined ? nowMs < clickedAtMs + WAIT_UNSEEN_MS : clickedAtMs >= storedUntilMs;
  return mayBeQueued ? nowMs + LOOK_AGAIN_MS : undefined;
}

/** The reason belongs to the foremost value; a forgery among its readings says most. */
function reasonOfUnknown(subject: PostbackCase, { clickIds }: Rules): Reason {
  const own = subject.candidates.list.filter(({ presets }) => !presets);
  const readings = own.filter(({ value }) => value === own[0]?.value);
  const first = readings[0];
  if (!first) return subject.candidates.macro ? 'unreplaced_macro' : 'missing_click_id';
  if (first.text.length > MAX_CLICK_ID_LENGTH) return 'malformed_click_id';
  if (readings.some(({ text }) => clickIds.read(text).kind === 'forged')) return 'bad_click_signature';
  return first.broken ? 'malformed_encoding' : 'unknown_click';
}

/** What a person would notice at a glance. */
function noteOn(text: string, clicks: KnownClicks): string | undefined {
  if (clicks.imported.has(text.toLowerCase())) return 'differs only in letter case from a known click id';
  if (/[^\x20-\x7e]/.test(text)) return 'holds characters other than plain ASCII letters';
  if (text.includes(';')) return 'holds a semicolon: parameters are separated by &';
  return undefined;
}
