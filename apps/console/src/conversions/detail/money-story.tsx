import { formatDuration, formatMoney } from '../../format/numbers.js';
import { Instant } from '../../format/instant.js';
import { Facts } from '../../ui/facts.js';
import { Mark, StatusMark } from '../../ui/mark.js';
import type { ExplainedConversion } from '../conversions.js';

/** What it is worth, and what it counts in totals. */
export function MoneyStory({ conversion }: { conversion: ExplainedConversion }) {
  const { rate, payout, currency, payout_base: base } = conversion;
  const seconds = (Date.parse(conversion.occurred_at) - Date.parse(conversion.clicked_at)) / 1_000;
  return (
    <Facts
      of={[
        [
          'Status',
          <span key="status">
            <StatusMark status={conversion.status} />
            {conversion.hold ? (
              <>
                {' '}
                <Mark tone="wait" title="Approved by itself when the hold is over, unless it is rejected until then">
                  on hold
                </Mark>
              </>
            ) : null}
            {conversion.manual ? ' set by hand' : ''}
          </span>,
        ],
        ['Payout', <strong key="payout">{formatMoney(payout, currency)}</strong>],
        [
          'In totals',
          <span key="base" title="payout × rate, in the base currency">
            {rate === null ? 'no rate was set: counts 0' : rate === '1' ? `${base} (its own currency)` : `${payout} × ${rate} = ${base}`}
          </span>,
        ],
        ['Sale amount', conversion.sale_amount === null ? null : formatMoney(conversion.sale_amount, currency)],
        ['Event', conversion.kind === 'adjustment' ? `${conversion.event} (adjustment)` : conversion.event],
        ['Transaction id', conversion.txid],
        ["The sender's word for the status", conversion.original_status],
        ['Happened', <Instant key="occurred" at={conversion.occurred_at} />],
        ['Received', <Instant key="received" at={conversion.received_at} />],
        ['Since the click', seconds >= 0 ? formatDuration(seconds) : null],
        ['Judged by', `version ${conversion.campaign_version} of the campaign`],
        ['Warnings', conversion.warnings.join(', ')],
        ...Object.entries(conversion.custom).map(([name, value]) => [name, value] as const),
      ]}
    />
  );
}
