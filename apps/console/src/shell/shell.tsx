import { Burger, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense, useEffect } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useSession } from '../access/session.js';
import { SignInPage } from '../access/sign-in.page.js';
import { Failed, Loading } from '../ui/states.js';
import { Brand } from './brand.js';
import { PasswordNote } from './password-note.js';
import { SideBar } from './side-bar.js';
import classes from './shell.module.css';

/** Around every screen: the places on the left (a drawer on narrow screens); the sign-in while nobody is signed in. */
export function Shell() {
  const session = useSession();
  if (session.data === null) return <SignInPage />;
  if (session.data === undefined) {
    return (
      <main className={classes['before']}>
        {session.error ? <Failed error={session.error} retry={session.refetch} /> : <Loading rows={3} />}
      </main>
    );
  }
  return <Places />;
}

function Places() {
  const [opened, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  useEffect(() => {
    close();
    scrollTo(0, 0);
  }, [pathname, close]);
  return (
    <div className={classes['shell']}>
      <a href="#content" className="skip">
        Skip to content
      </a>
      <header className={classes['top']}>
        <Burger opened={opened} onClick={toggle} size="sm" aria-label={opened ? 'Close the menu' : 'Open the menu'} />
        <Brand />
      </header>
      <aside className={classes['side']}>
        <div className={classes['brand']}>
          <Brand />
        </div>
        <SideBar />
      </aside>
      <Drawer opened={opened} onClose={close} size={240} title={<Brand />} closeButtonProps={{ 'aria-label': 'Close the menu' }}>
        <SideBar />
      </Drawer>
      <main id="content" className={classes['main']} tabIndex={-1}>
        <PasswordNote />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
