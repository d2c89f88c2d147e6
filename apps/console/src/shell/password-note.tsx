import { CloseButton } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { Link, useLocation } from 'react-router';
import { useMe } from '../access/session.js';
import { WarnIcon } from '../ui/icons.js';
import classes from './password-note.module.css';

/** Asks whoever signed in with a made password to choose another; can be put off for this visit. */
export function PasswordNote() {
  const me = useMe();
  const { pathname } = useLocation();
  const [later, setLater] = useSessionStorage({ key: 'rebound-password-later', defaultValue: false });
  if (!me.password_temporary || later || pathname === '/account') return null;
  return (
    <div className={classes['note']} role="note">
      <WarnIcon />
      <span>
        You signed in with a password that was made for you. <Link to="/account">Choose your own</Link>
      </span>
      <CloseButton size="sm" aria-label="Later" onClick={() => setLater(true)} />
    </div>
  );
}
