import { Link } from 'react-router';
import { today } from '../../format/days.js';
import { formatClock, formatInstant } from '../../format/instants.js';
import { formatMoney } from '../../format/numbers.js';
import { useZone } from '../../format/zone.js';
import { StatusMark } from '../../ui/mark.js';
import type { LiveClick, LiveHit, Told } from './feed.js';
import classes from './live-feed.module.css';

type Names = (id: string | null) => string;

/** Time, what it is, whose, and the one thing to know about it; leads to everything else. */
export function LiveLine({ line, campaignName }: { line: Told; campaignName: Names }) {
  const { zone } = useZone();
  const to = line.kind === 'click' ? `/clicks/${encodeURIComponent(line.click.click_id)}` : `/postbacks/${line.hit.receipt}`;
  const campaignId = line.kind === 'click' ? line.click.campaign_id : line.hit.campaign_id;
  return (
    <li className={classes['line']}>
      <Link to={to} className={classes['time']}>
        <time dateTime={line.at}>{timeOf(line.at, zone)}</time>
      </Link>
      <span className={classes['kind']}>
        {line.kind === 'click' ? <span className="dimmed">click</span> : <StatusMark status={line.hit.outcome} />}
      </span>
      <span className={classes['campaign']}>
        {campaignId === null ? <span className="dimmed">no campaign</span> : campaignName(campaignId)}
      </span>
      <span className={classes['what']}>{line.kind === 'click' ? <ClickFacts click={line.click} /> : <HitFacts hit={line.hit} />}</span>
    </li>
  );
}

/** Today's without the day. */
function timeOf(at: string, zone: string): string {
  return today(zone, new Date(at)) === today(zone) ? formatClock(at, zone) : formatInstant(at, zone);
}

function ClickFacts({ click }: { click: LiveClick }) {
  const facts = [click.supply_id, click.creative_id, click.country, click.device].filter(Boolean);
  return <span className="dimmed">{facts.join(' · ') || 'nothing known about it'}</span>;
}

function HitFacts({ hit }: { hit: LiveHit }) {
  if (hit.outcome === 'rejected') return <span className="mono">{hit.reason}</span>;
  if (hit.payout === null) return <span className="dimmed">{hit.event ?? ''}</span>;
  return (
    <span>
      <b className="num">{formatMoney(hit.payout, hit.currency ?? 'USD')}</b> <span className="dimmed">{hit.event ?? ''}</span>
    </span>
  );
}
