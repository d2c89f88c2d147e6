import type { Setup } from './setup.js';
import classes from './entry-page.module.css';

/** Tells whoever opens the console first where the first administrator's password is. */
export function FirstRun({ setup }: { setup: Setup }) {
  return (
    <div className={classes['steps']}>
      {setup.password === 'given' ? (
        <p>
          Sign in as the first administrator: the address is <code>ADMIN_EMAIL</code> (<code>admin@localhost</code> unless it was set), the
          password the one in <code>ADMIN_PASSWORD</code>.
        </p>
      ) : setup.embedded ? (
        <p>
          Sign in as <code>admin@localhost</code> (or <code>ADMIN_EMAIL</code>). The password was made at the first start and stands in the
          terminal where you ran <code>npm start</code>, in the line “Password”.
        </p>
      ) : (
        <p>
          Sign in as <code>ADMIN_EMAIL</code> (<code>admin@localhost</code> unless it was set). The password stands in the log of the
          process <code>api</code>, in the line “First administrator”: <code>docker compose logs api</code>
        </p>
      )}
      <p>
        Missed it? <code>npm run cli -- user reset-password EMAIL</code> prints another.
      </p>
    </div>
  );
}
