import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Brand } from '../shell/brand.js';
import classes from './entry-page.module.css';

/** A page for people who are not inside yet: one narrow box in the middle. */
export function EntryPage({ title, children }: { title: string; children: ReactNode }) {
  useDocumentTitle(title.includes('Rebound') ? title : `${title} · Rebound`);
  return (
    <main className={classes['page']}>
      <div className={classes['form']}>
        <Brand />
        <h1 className={classes['title']}>{title}</h1>
        {children}
      </div>
    </main>
  );
}
