import { DomainError } from '#kernel';
import type { CampaignRecord } from '../campaigns.store.js';
import type { CampaignUrls } from '../urls/campaign-urls.js';
import { checkFallbackUrl, checkLandingPageUrl, checkOfferUrl } from '../urls/check-url.js';
import { URL_KINDS, type UrlEdit, type UrlKind, type UrlReplacement } from './bulk-shapes.js';

const MAX_URL = 8_000;
const CHECKS = { offer: checkOfferUrl, landing_page: checkLandingPageUrl, fallback: checkFallbackUrl };

/** What a replacement makes of one campaign's URLs; those it leaves as they are, and archived ones, are left out. Changes nothing. */
export function urlEdits(record: CampaignRecord, wanted: UrlReplacement, urls: CampaignUrls): UrlEdit[] {
  const kinds = new Set<UrlKind>(wanted.in ?? URL_KINDS);
  return urlsOf(record)
    .filter(({ kind, before }) => kinds.has(kind) && before.includes(wanted.find))
    .map((found) => ({ ...found, after: found.before.replaceAll(wanted.find, () => wanted.replace) }))
    .filter(({ before, after }) => before !== after)
    .map((edit) => ({
      campaign_id: String(record.campaign.id),
      campaign_name: record.campaign.name,
      ...edit,
      ...judge(edit.kind, edit.after, urls),
    }));
}

function urlsOf({ campaign, offers, landingPages }: CampaignRecord): Pick<UrlEdit, 'kind' | 'id' | 'before'>[] {
  const active = <T extends { status: string }>(rows: readonly T[]) => rows.filter(({ status }) => status === 'active');
  return [
    ...active(offers).map(({ id, url }) => ({ kind: 'offer' as const, id: String(id), before: url })),
    ...active(landingPages).map(({ id, url }) => ({ kind: 'landing_page' as const, id: String(id), before: url })),
    ...(campaign.fallbackUrl === null ? [] : [{ kind: 'fallback' as const, id: null, before: campaign.fallbackUrl }]),
  ];
}

// As a save would: the same checks, told instead of thrown.
function judge(kind: UrlKind, url: string, urls: CampaignUrls): Pick<UrlEdit, 'unknown_macros' | 'problem'> {
  if (url.length > MAX_URL) {
    const problem = { code: 'url_too_long', message: `This URL would have ${url.length} characters; ${MAX_URL} is the most.` };
    return { unknown_macros: [], problem };
  }
  try {
    return { unknown_macros: [...CHECKS[kind](url, urls)], problem: null };
  } catch (error) {
    if (error instanceof DomainError) return { unknown_macros: [], problem: { code: error.code, message: error.message } };
    throw error;
  }
}
