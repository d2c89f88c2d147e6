import { Link, NavLink } from 'react-router';
import { useMe, useSignOut } from '../access/session.js';
import { PLACES } from './navigation.js';
import { SchemeButton } from './scheme-button.js';
import classes from './side-bar.module.css';
import { ZoneSelect } from './zone-select.js';

/** The places, the time zone, who is signed in. */
export function SideBar() {
  const me = useMe();
  const signOut = useSignOut();
  const places = PLACES.filter((place) => place.roles === undefined || place.roles.includes(me.role));
  return (
    <>
      <nav aria-label="Places" className={classes['places']}>
        {places.map((place) => (
          <NavLink key={place.to} to={place.to} end={place.to === '/'} className={classes['place'] ?? ''}>
            {place.label}
          </NavLink>
        ))}
      </nav>
      <div className={classes['foot']}>
        <ZoneSelect />
        <div className={classes['who']}>
          <div className={classes['name']}>
            <Link to="/account" className={classes['mail'] ?? ''} title={`${me.user?.email ?? ''}: password and sessions`}>
              {me.user?.email ?? 'API key'}
            </Link>
            <div className={classes['role']}>
              {me.role} ·{' '}
              <button type="button" className={classes['out']} onClick={() => signOut.mutate()}>
                Sign out
              </button>
            </div>
          </div>
          <SchemeButton />
        </div>
      </div>
    </>
  );
}
