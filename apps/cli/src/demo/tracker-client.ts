import { DemoFault, send } from './http-client.js';
import type { PlannedClick, PlannedPostback } from './plan-day.js';

/** A demo campaign as the API answered it. */
export interface LiveCampaign {
  readonly id: string;
  readonly name: string;
  readonly tracking_url: string;
  readonly postback_url: string;
}

/** Follows the tracking link as a browser would, one hop; returns the click id that the offer page gets, '' on the fallback. */
export async function fireClick(campaign: LiveCampaign, base: string, click: PlannedClick): Promise<string> {
  const url = onBase(campaign.tracking_url, base);
  for (const [name, value] of Object.entries(click.query)) url.searchParams.set(name, value);
  const answer = await send(url.href, { headers: click.headers });
  if (!click.routed && answer.status === 302) return '';
  const clickId = /[?&](?:click|cid|aff_sub|uclick)=([^&]+)/.exec(answer.headers.get('location') ?? '');
  if (answer.status !== 302 || !clickId?.[1])
    throw new DemoFault(`A click on "${campaign.name}" answered ${answer.status} instead of a redirect with a click id.`);
  return decodeURIComponent(clickId[1]);
}

const POSTBACK_TRIES = 10;

export interface AcknowledgedHit {
  readonly receipt: string;
  /** sent again after a 503: the first one may have been stored, then this one is its duplicate */
  readonly resent: boolean;
}

/** Fires one postback as the advertiser's server would. */
export async function firePostback(
  campaign: LiveCampaign,
  base: string,
  postback: PlannedPostback,
  clickId: string,
): Promise<AcknowledgedHit> {
  const url = onBase(campaign.postback_url, base);
  if (postback.door === 'generic') url.pathname = url.pathname.replace(/\/postback\/.*$/, '/postback');
  const params = { ...postback.params, ...claimOf(postback, clickId) };
  const answer = await send(...requestOf(url, params, postback.format), POSTBACK_TRIES);
  const receipt = answer.headers.get('postback-receipt');
  if (answer.status !== 200 || !receipt)
    throw new DemoFault(`A postback answered ${answer.status} without a receipt: ${answer.body.slice(0, 200)}`);
  return { receipt, resent: answer.resent };
}

function claimOf({ fault, clickIdName }: PlannedPostback, clickId: string): Record<string, string> {
  if (fault === 'missing_click_id') return {};
  if (fault === 'unknown_click') return { [clickIdName]: `demo-${clickId.slice(-12)}` };
  if (fault === 'bad_click_signature') return { [clickIdName]: forge(clickId) };
  return { [clickIdName]: clickId };
}

/** Another last-but-one character: same length and alphabet, wrong signature. (The last one holds the two spare bits.) */
function forge(clickId: string): string {
  const at = clickId.length - 2;
  return `${clickId.slice(0, at)}${clickId.charAt(at) === 'a' ? 'b' : 'a'}${clickId.slice(at + 1)}`;
}

function requestOf(url: URL, params: Record<string, string>, format: PlannedPostback['format']): [string, RequestInit] {
  if (format === 'json')
    return [url.href, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(params) }];
  if (format === 'form') return [url.href, { method: 'POST', body: new URLSearchParams(params) }];
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return [url.href, {}];
}

/** The instance's own links, asked at the address the demo was given (PUBLIC_URL may be a name that only the world knows). */
function onBase(link: string, base: string): URL {
  const { pathname, search } = new URL(link);
  return new URL(pathname + search, base);
}
