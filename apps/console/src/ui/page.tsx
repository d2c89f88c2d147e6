import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './page.module.css';

interface Props {
  readonly title: string;
  /** beside the title: a state, an id */
  readonly aside?: ReactNode;
  /** on the right: filters or the page's one main button */
  readonly actions?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string };
  readonly children: ReactNode;
}

/** A screen: its title, what can be done on it, its content. The title is also the tab's. */
export function Page({ title, aside, actions, back, children }: Props) {
  useDocumentTitle(`${title} · Rebound`);
  return (
    <>
      <header className={classes['header']}>
        <div className={classes['titles']}>
          {back ? (
            <Link to={back.to} className={classes['back']}>
              <span aria-hidden>‹ </span>
              {back.label}
            </Link>
          ) : null}
          <div className={classes['line']}>
            <h1 className={classes['title']}>{title}</h1>
            {aside}
          </div>
        </div>
        {actions ? <div className={classes['actions']}>{actions}</div> : null}
      </header>
      {children}
    </>
  );
}

/** A part of a page under its own heading. No frame: lines and space do the parting. */
export function Section({ title, actions, children }: { title: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes['section']}>
      <div className={classes['sectionHead']}>
        <h2 className={classes['sectionTitle']}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
