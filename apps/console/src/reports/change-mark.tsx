import classes from './reports.module.css';

/** How a number has changed against the period before. Neither good nor bad by itself, so no colour. */
export function ChangeMark({ change, before }: { change: number | null; before: string }) {
  const title = `${before} in the period before`;
  if (change === null)
    return (
      <span className={classes['change']} title={title}>
        was {before}
      </span>
    );
  const arrow = change > 0.0005 ? '↑' : change < -0.0005 ? '↓' : '→';
  return (
    <span className={classes['change']} title={title}>
      <span aria-hidden>{arrow}</span>
      <span className="sr-only">{change < 0 ? 'down' : 'up'}</span>{' '}
      {Math.abs(change) > 9.99 ? '>999%' : `${Math.abs(change * 100).toFixed(1)}%`}
    </span>
  );
}
