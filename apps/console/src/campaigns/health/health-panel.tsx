import { Group } from '@mantine/core';
import { Link } from 'react-router';
import { Instant } from '../../format/instant.js';
import { formatCount, formatDuration, formatMoney, formatRatio } from '../../format/numbers.js';
import { Facts } from '../../ui/facts.js';
import { HealthMark } from './health-mark.js';
import { useHealth, type Health } from './health.js';
import classes from './health.module.css';

const IN_WORDS: Readonly<Record<Health['state'], string>> = {
  healthy: 'Conversions come as they usually do.',
  watch: 'Something is not as usual.',
  broken: 'Conversions are missing.',
  no_data: 'Not enough has happened yet to tell.',
};

/** How the campaign is doing: the state, each reason in words, and the figures behind them. */
export function HealthPanel({ campaignId }: { campaignId: string }) {
  const { data } = useHealth(campaignId);
  if (!data) return null;
  return (
    <section className={classes['health']} data-state={data.state} aria-label="Health">
      <Group gap="xs">
        <HealthMark health={data} />
        <strong>{IN_WORDS[data.state]}</strong>
      </Group>
      {data.reasons.length > 0 ? (
        <ul className={classes['reasons']}>
          {data.reasons.map((reason) => (
            <li key={reason.code}>
              <span className={classes['level']}>{reason.level}</span>
              <span>{reason.text}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <details className={classes['figures']}>
        <summary>The figures behind it</summary>
        <Figures health={data} />
      </details>
    </section>
  );
}

function Figures({ health: { figures, currency, campaign_id: id } }: { health: Health }) {
  return (
    <Facts
      of={[
        ['Last postback', <Instant key="postback" at={figures.last_postback_at} ago />],
        ['Last conversion', <Instant key="conversion" at={figures.last_conversion_at} ago />],
        ['Postbacks in 24 h', formatCount(figures.postbacks_24h)],
        [
          'Rejected',
          `${formatCount(figures.rejected_24h)} (${share(figures.rejected_share)}; before ${share(figures.rejected_share_before)})`,
        ],
        [
          'Commonest reason',
          figures.top_reason ? (
            <Link key="reason" to={`/postbacks?campaign_id=${id}&outcome=rejected&reason=${figures.top_reason}`}>
              {figures.top_reason}
            </Link>
          ) : null,
        ],
        ['Repeats in 24 h', formatCount(figures.duplicates_24h)],
        ['Forged ids in 24 h', formatCount(figures.forged_24h)],
        ['Usual time to conversion', figures.usual_delay_s === null ? null : formatDuration(figures.usual_delay_s)],
        ['Conversion rate now', rate(figures.conversion_rate)],
        ['Usual conversion rate', rate(figures.usual_conversion_rate)],
        ['Spent in 24 h', formatMoney(figures.spend_24h, currency)],
        ['Spent since the last conversion', formatMoney(figures.spend_since_last_conversion, currency)],
      ]}
    />
  );
}

function share(value: number | null): string {
  return value === null ? '–' : formatRatio(value);
}

function rate({ clicks, rate: value, low, high }: Health['figures']['conversion_rate']): string | null {
  return value === null || clicks === 0 ? null : `${formatRatio(value)} (${formatRatio(low)} to ${formatRatio(high)})`;
}
