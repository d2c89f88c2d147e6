import { formatAmount } from '#kernel';
import { CAMPAIGNS } from './demo-world.js';
import { DemoFault, type ManagementClient } from './http-client.js';
import type { PastClick } from './plan-history.js';
import type { LiveCampaign } from './tracker-client.js';

interface Imported {
  readonly imported: number;
  readonly rejected_count: number;
  readonly rejected: readonly { readonly message: string }[];
}

interface Converted {
  readonly rows: number;
  readonly accepted: number;
  readonly results: readonly { readonly reason: string | null; readonly outcome: string }[];
}

/**
 * Gives the instance a past: a day at a time, by the same imports with which people bring theirs from another tracker.
 *
 * run     makes the click ids of this run its own, so that a second demo adds to the first
 * onDay   told after each day
 * throws  DemoFault when a row is refused
 */
export async function playHistory(
  api: ManagementClient,
  days: readonly (readonly PastClick[])[],
  { campaigns, run, onDay }: { campaigns: readonly LiveCampaign[]; run: string; onDay: () => void },
): Promise<void> {
  for (const [index, clicks] of days.entries()) {
    const idOf = (at: number) => `demo-${run}-${index}-${at}`;
    if (clicks.length > 0)
      await importClicks(
        api,
        clicks.map((past, at) => clickRow(past, idOf(at), campaigns)),
      );
    const conversions = clicks.flatMap((past, at) => past.conversions.map((one) => conversionRow(one, idOf(at))));
    if (conversions.length > 0) await importConversions(api, conversions);
    onDay();
  }
}

const CLICK_COLUMNS = ['click_id', 'campaign_id', 'clicked_at', 'cost', 'country', 'supply_id', 'site_id', 'creative_id', 'source', 'sub1'];

function clickRow({ click, clickedAtMs }: PastClick, id: string, campaigns: readonly LiveCampaign[]): string[] {
  const campaign = campaigns[click.campaign];
  if (!campaign) throw new Error(`There is no ${CAMPAIGNS[click.campaign]?.name ?? 'such campaign'} to import into.`);
  const { supply_id: supply = '', site_id: site = '', creative_id: creative = '', source = '', sub1 = '' } = click.query;
  return [
    id,
    campaign.id,
    new Date(clickedAtMs).toISOString(),
    formatAmount(click.cost),
    click.country,
    supply,
    site,
    creative,
    source,
    sub1,
  ];
}

function conversionRow({ conversion, occurredAtMs }: PastClick['conversions'][number], id: string): string[] {
  return [id, formatAmount(conversion.payout), conversion.txid, conversion.status, new Date(occurredAtMs).toISOString()];
}

async function importClicks(api: ManagementClient, rows: readonly string[][]): Promise<void> {
  const answer = await api.upload<Imported>('/api/v1/clicks/import', csv(CLICK_COLUMNS, rows));
  if (answer.imported === rows.length) return;
  throw new DemoFault(
    `Of ${rows.length} past clicks ${answer.imported} were imported: ${answer.rejected[0]?.message ?? 'the others exist'}`,
  );
}

async function importConversions(api: ManagementClient, rows: readonly string[][]): Promise<void> {
  const answer = await api.upload<Converted>(
    '/api/v1/conversions/import',
    csv(['click_id', 'payout', 'txid', 'status', 'occurred_at'], rows),
  );
  if (answer.accepted === rows.length) return;
  const why = answer.results.find(({ outcome }) => outcome !== 'accepted')?.reason ?? 'unknown';
  throw new DemoFault(`Of ${rows.length} past conversions ${answer.accepted} were accepted: ${why}`);
}

// Nothing in the demo's world holds a comma or a quotation mark.
function csv(columns: readonly string[], rows: readonly string[][]): string {
  return [columns, ...rows].map((cells) => cells.join(',')).join('\n');
}
