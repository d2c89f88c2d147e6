import type { ConversionClaim } from './conversion-claim.js';

/** The day a conversion counts against its campaign's cap: the campaign's own calendar. */
export function capDay(claim: Pick<ConversionClaim, 'occurredAt' | 'campaign'>): string {
  return formatterOf(claim.campaign.timeZone).format(claim.occurredAt);
}

/** Names a campaign's day. */
export function capKey(campaignId: number, day: string): string {
  return `${campaignId}/${day}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    // en-CA writes 2026-11-22.
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}
