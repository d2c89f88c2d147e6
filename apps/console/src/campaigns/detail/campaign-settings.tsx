import { formatMoney, formatRatio } from '../../format/numbers.js';
import { Instant } from '../../format/instant.js';
import { DataTable } from '../../ui/data-table.js';
import { Facts } from '../../ui/facts.js';
import { Section } from '../../ui/page.js';
import type { Campaign } from '../campaigns.js';

const REPEATS = {
  ignore: 'Ignored',
  once: 'Ignored, whatever their transaction id',
  replace: 'Replace the amount',
  add: 'Add to the amount',
} as const;

/** Where visitors go and by which rules conversions are judged. */
export function CampaignSettings({ campaign }: { campaign: Campaign }) {
  const weights = campaign.offers.reduce((sum, offer) => sum + offer.weight, 0);
  return (
    <>
      <Section title="Offers">
        <DataTable
          caption="Offers"
          columns={[
            {
              id: 'url',
              head: 'URL',
              cell: (offer) => (
                <span className="mono" style={{ overflowWrap: 'anywhere' }}>
                  {offer.url}
                </span>
              ),
            },
            { id: 'payout', head: 'Payout', numeric: true, cell: (offer) => formatMoney(offer.payout, offer.currency) },
            {
              id: 'share',
              head: 'Share',
              numeric: true,
              title: 'weight / sum of weights',
              cell: (offer) => (weights === 0 ? '–' : formatRatio(offer.weight / weights)),
            },
          ]}
          rows={campaign.offers}
          rowKey={(offer) => offer.id}
        />
      </Section>
      <Section title="Settings">
        <Facts
          of={[
            ['Cost', costText(campaign)],
            ['Payout from', campaign.payout_source === 'fixed' ? 'the offer, always' : "the postback's parameter"],
            [
              'Payout when none is sent',
              campaign.default_payout === null ? 'the offer’s' : formatMoney(campaign.default_payout, campaign.currency),
            ],
            ['Attribution window', `${campaign.attribution_window_days} days`],
            ['Shortest time to conversion', `${campaign.min_click_to_conversion_s} s`],
            ['Repeated postbacks', REPEATS[campaign.repeat_mode]],
            ['Hold before approval', campaign.hold_hours ? `${campaign.hold_hours} hours` : 'none'],
            ['Events of their own', campaign.events.map((event) => event.name).join(', ')],
            ['Transaction id required', campaign.require_txid ? 'yes' : 'no'],
            [
              'Daily cap of conversions',
              campaign.daily_conversion_cap === null ? 'none' : `${campaign.daily_conversion_cap} (${campaign.time_zone})`,
            ],
            ['Daily cap of clicks', campaign.daily_click_cap === null ? 'none' : `${campaign.daily_click_cap} (${campaign.time_zone})`],
            ['Fallback URL', campaign.fallback_url === null ? 'none: 404' : campaign.fallback_url],
            ['Redirect', campaign.redirect],
            ['Version', campaign.version],
            ['Changed', <Instant key="changed" at={campaign.updated_at} />],
          ]}
        />
      </Section>
    </>
  );
}

function costText({ cost }: Campaign): string {
  if (cost === null || cost.amount === null || cost.currency === null) return 'by the cost parameter of each click';
  if (cost.model === 'revshare') return `${cost.amount}% of the payout`;
  const per = { cpc: 'per click', cpm: 'per thousand clicks', cpa: 'per conversion' }[cost.model];
  return `${formatMoney(cost.amount, cost.currency)} ${per}`;
}
