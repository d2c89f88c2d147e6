import { formatBytes } from '../../format/numbers.js';
import { Facts } from '../../ui/facts.js';
import { Mark } from '../../ui/mark.js';
import { Section } from '../../ui/page.js';
import classes from '../system.module.css';
import type { System } from './system.js';

const NAMES = { postgresql: 'PostgreSQL', redis: 'Redis' } as const;
const ms = (value: number | null) => (value === null ? null : `${value} ms`);
const days = (value: number) => `${value} days`;

export function Stores({ stores: { database, queue } }: Pick<System, 'stores'>) {
  return (
    <Section title="Stores">
      <div className={classes['pair']}>
        <div>
          <State name="Database" ok={database.ok} trouble={database.trouble} />
          <Facts
            of={[
              ['Kind', `${NAMES[database.kind]}${database.embedded ? ', embedded' : ''}`],
              ['Version', database.version],
              ['Size', formatBytes(database.size_bytes)],
              ['Answers in', ms(database.latency_ms)],
              ['Connections', database.connections === null ? null : `${database.connections} of ${database.max_connections}`],
              ['Durability settings', database.settings.map(({ name, value }) => `${name} ${value}`).join(', ')],
            ]}
          />
        </div>
        <div>
          <State name="Queue store" ok={queue.ok} trouble={queue.trouble} />
          {queue.may_lose === null ? null : (
            <div className={classes['line']}>
              <Mark tone="warn">may lose hits</Mark>
              <span>{queue.may_lose}</span>
            </div>
          )}
          <Facts
            of={[
              ['Kind', queue.kind === 'redis' ? NAMES.redis : 'inside the database'],
              ['Version', queue.version ?? (queue.kind === 'redis' ? null : 'the database’s')],
              ['Memory', queue.kind === 'redis' ? formatBytes(queue.size_bytes) : 'in the database'],
              ['Answers in', ms(queue.latency_ms)],
            ]}
          />
        </div>
      </div>
    </Section>
  );
}

function State({ name, ok, trouble }: { name: string; ok: boolean; trouble: string | null }) {
  return (
    <div className={classes['line']}>
      <span className={classes['name']}>{name}</span>
      {ok ? <Mark tone="good">all right</Mark> : <Mark tone="bad">not right</Mark>}
      {trouble === null ? null : <span>{trouble}</span>}
    </div>
  );
}

/** What is kept how long, and settings that explain numbers. */
export function Kept({ retention, settings }: Pick<System, 'retention' | 'settings'>) {
  return (
    <Section title="Kept, and set">
      <Facts
        of={[
          ['Clicks', days(retention.click_days)],
          ['Addresses and agents of clicks', days(retention.click_detail_days)],
          ['Postback log', days(retention.postback_days)],
          ['Raw postbacks and their steps', days(retention.postback_raw_days)],
          ['IP addresses', settings.stores_full_ips ? 'stored whole' : 'shortened to /24 and /48'],
          ['Currency of totals', settings.base_currency],
          ['Public address', settings.public_url],
          ['Trusted proxies', settings.trusted_proxies.join(', ') || 'none'],
          ['Routes of other trackers', settings.drop_in_routes ? 'open' : 'closed'],
        ]}
      />
    </Section>
  );
}
