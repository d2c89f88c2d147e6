import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { formatCount } from '../../format/numbers.js';
import type { ReportParameters } from '../report.js';
import classes from '../reports.module.css';
import { saveCsv, type Progress } from './save-csv.js';

/** All rows of the report as a file, with how far it has come; pressed again while it runs, it stops. */
export function CsvButton({ parameters }: { parameters: ReportParameters }) {
  const [progress, setProgress] = useState<Progress>();
  const stop = useRef<AbortController>(null);
  const csv = useMutation({
    mutationFn: () => {
      stop.current = new AbortController();
      setProgress({ rows: 0, bytes: 0 });
      return saveCsv(parameters, setProgress, stop.current.signal);
    },
  });
  return (
    <>
      <Button variant="default" title="All rows of this report" onClick={() => (csv.isPending ? stop.current?.abort() : csv.mutate())}>
        {csv.isPending ? 'Stop' : 'Download CSV'}
      </Button>
      <span role="status" className={classes['progress']}>
        {csv.isPending && progress ? `${sizeOf(progress)} so far…` : null}
        {csv.isSuccess ? `Saved ${sizeOf(csv.data)}` : null}
        {csv.error && csv.error.name !== 'AbortError' ? csv.error.message : null}
        {csv.error?.name === 'AbortError' ? 'Stopped, nothing saved' : null}
      </span>
    </>
  );
}

function sizeOf({ rows, bytes }: Progress): string {
  const size = bytes < 1e6 ? `${formatCount(Math.ceil(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `${rows === 1 ? '1 row' : `${formatCount(rows)} rows`}, ${size}`;
}
