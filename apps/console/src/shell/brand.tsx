import classes from './brand.module.css';

/** The sign and the name. */
export function Brand() {
  return (
    <span className={classes['brand']}>
      <svg width="20" height="20" viewBox="0 0 16 16" aria-hidden focusable="false">
        <rect width="16" height="16" rx="4" fill="var(--mantine-primary-color-filled)" />
        <path d="M3.5 4.5 8 11.5l4.5-5" fill="none" stroke="#fff" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      Rebound
    </span>
  );
}
