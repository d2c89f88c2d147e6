import { Mark } from '../../ui/mark.js';
import { HEALTH_STATES, mainReason, type Health } from './health.js';
import classes from './health.module.css';

/** Sign and word of a campaign's health. */
export function HealthMark({ health }: { health: Health }) {
  const { label, tone } = HEALTH_STATES[health.state];
  const reason = mainReason(health);
  return (
    <Mark tone={tone} {...(reason === undefined ? {} : { title: reason })}>
      {label}
    </Mark>
  );
}

/** For a cell of a list: the mark, and beside it the reason as far as there is room. */
export function HealthCell({ health }: { health: Health | undefined }) {
  if (!health) return <span className="dimmed">…</span>;
  const reason = health.state === 'healthy' ? undefined : mainReason(health);
  return (
    <div className={classes['cell']}>
      <HealthMark health={health} />
      {reason ? (
        <span className={classes['reason']} title={reason}>
          {reason}
        </span>
      ) : null}
    </div>
  );
}
