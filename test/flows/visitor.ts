import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningSystem } from './running-system.js';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

export interface CampaignAnswer {
  readonly id: string;
  readonly key: string;
  readonly tracking_url: string;
  readonly postback_url: string;
}

export interface ReceiptAnswer {
  readonly outcome: string;
  readonly reason: string | null;
  readonly conversion_id: string | null;
}

/** One call of the management API; fails on any status but the expected one. */
export async function callApi<T>(
  system: RunningSystem,
  method: string,
  path: string,
  options: { body?: unknown; status?: number } = {},
): Promise<T> {
  const headers: Record<string, string> = { authorization: `Bearer ${system.apiKey}` };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(`${system.apiUrl}/api/v1${path}`, {
    method,
    headers,
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
  });
  const text = await response.text();
  if (response.status !== (options.status ?? 200)) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return JSON.parse(text) as T;
}

/** The campaign of the worked example, one cent a click, paying 5 dollars. */
export async function createCampaign(system: RunningSystem, name: string): Promise<CampaignAnswer> {
  const campaign = await callApi<CampaignAnswer>(system, 'POST', '/campaigns', {
    status: 201,
    body: {
      name,
      offers: [{ url: 'http://advertiser.example/?your_parameter={click_id}&amount={payout}', payout: '5.00', currency: 'USD' }],
      cost: { model: 'cpc', amount: '0.01', currency: 'USD' },
    },
  });
  await servedBy(campaign);
  return campaign;
}

/** Resolves when the tracker knows the campaign: within a second, on a busy machine later. */
export async function servedBy(campaign: CampaignAnswer): Promise<void> {
  const until = Date.now() + 30_000;
  while ((await fetch(campaign.tracking_url, { method: 'HEAD', redirect: 'manual', headers: { 'user-agent': BROWSER } })).status !== 302) {
    if (Date.now() > until) throw new Error(`The tracker does not serve ${campaign.tracking_url} after 30 s.`);
    await sleep(50);
  }
}

/** Follows the tracking link as a browser does; returns where it leads. */
export async function click(campaign: CampaignAnswer, query = ''): Promise<string> {
  const response = await fetch(campaign.tracking_url + query, { redirect: 'manual', headers: { 'user-agent': BROWSER } });
  await response.arrayBuffer();
  if (response.status !== 302) throw new Error(`${campaign.tracking_url}${query} answered ${response.status}`);
  return response.headers.get('location') ?? '';
}

export function clickIdIn(location: string): string {
  return new URL(location).searchParams.get('your_parameter') ?? '';
}

export interface AcknowledgedHit {
  readonly receipt: string;
  /** after a 503, which does not say that the first one was not stored: then this one is its duplicate */
  readonly resent: boolean;
}

/** Fires a postback. A 503 is sent again after its Retry-After, as the contract asks of senders. */
export async function firePostback(url: string, params: Record<string, string>): Promise<AcknowledgedHit> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(`${url}?${new URLSearchParams(params).toString()}`);
    const body = await response.text();
    if (response.status === 503 && attempt < 10) {
      await sleep(Number(response.headers.get('retry-after')) * 1_000);
      continue;
    }
    const receipt = response.headers.get('postback-receipt') ?? '';
    if (response.status !== 200 || body !== `OK ${receipt}`)
      throw new Error(`A postback answered ${response.status} "${body}", receipt "${receipt}"`);
    return { receipt, resent: attempt > 1 };
  }
}

/** firePostback where only the receipt matters. */
export async function postback(url: string, params: Record<string, string>): Promise<string> {
  return (await firePostback(url, params)).receipt;
}

/** Asks for a receipt until it has its verdict. */
export async function verdictOf(system: RunningSystem, receipt: string, withinMs = 30_000): Promise<ReceiptAnswer> {
  const until = Date.now() + withinMs;
  for (;;) {
    const response = await fetch(`${system.trackerUrl}/receipts/${receipt}`, { headers: { authorization: `Bearer ${system.apiKey}` } });
    const answer = (await response.json()) as ReceiptAnswer;
    if (response.status === 200 && answer.outcome !== 'pending' && answer.outcome !== 'waiting') return answer;
    if (Date.now() > until) throw new Error(`Receipt ${receipt} is still ${response.status} ${JSON.stringify(answer)}`);
    await sleep(50);
  }
}

export interface ReportAnswer {
  readonly rows: readonly Record<string, unknown>[];
  readonly totals: Record<string, unknown>;
}

/** Today's report of one campaign, asked until `isComplete` says it has caught up, at most 20 s. */
export async function reportOf(
  system: RunningSystem,
  campaign: CampaignAnswer,
  isComplete: (report: ReportAnswer) => boolean,
): Promise<ReportAnswer> {
  const query = new URLSearchParams({
    from: new Date().toISOString().slice(0, 10),
    to: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10),
    group_by: 'campaign',
    metrics: 'clicks,conversions,revenue,cost,profit',
    'filter[campaign]': campaign.id,
  });
  const until = Date.now() + 20_000;
  for (;;) {
    const report = await callApi<ReportAnswer>(system, 'GET', `/reports?${query.toString()}`);
    if (isComplete(report) || Date.now() > until) return report;
    await sleep(100);
  }
}
