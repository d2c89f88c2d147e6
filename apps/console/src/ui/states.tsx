import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './states.module.css';

/** Grey bars while a table is on its way. */
export function Loading({ rows = 6, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <Stack gap={10} py="sm" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, at) => (
        <Skeleton key={at} height={14} width={`${92 - ((at * 17) % 30)}%`} radius="sm" />
      ))}
    </Stack>
  );
}

/** What went wrong, in the server's own words, and one way on. */
export function Failed({ error, retry }: { error: unknown; retry?: () => unknown }) {
  return (
    <Alert color="red" variant="light" role="alert" title="This could not be loaded" my="sm">
      <div>{error instanceof Error ? error.message : 'Unknown fault.'}</div>
      {retry ? (
        <Button mt="xs" variant="default" onClick={() => void retry()}>
          Try again
        </Button>
      ) : null}
    </Alert>
  );
}

/** Nothing here yet: what to do, with one button that does it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes['empty']}>
      <p className={classes['title']}>{title}</p>
      {children ? <div className={classes['text']}>{children}</div> : null}
      {action ? <div className={classes['action']}>{action}</div> : null}
    </div>
  );
}

interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** Shows a query: grey bars, the fault with "try again", or what came. A fault after an answer keeps the answer. */
export function Query<Data>({ of, rows, children }: { of: Asked<Data>; rows?: number; children: (data: Data) => ReactNode }) {
  if (of.data !== undefined) return children(of.data);
  return of.error ? <Failed error={of.error} retry={of.refetch} /> : <Loading rows={rows} />;
}
