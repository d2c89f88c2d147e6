import { Progress } from '@mantine/core';
import { Link } from 'react-router';
import { formatCount } from '../../format/numbers.js';
import { DataTable } from '../../ui/data-table.js';
import { StatusMark } from '../../ui/mark.js';
import { isOver, useImportRows, type ImportJob, type ImportRow } from './imports.js';
import classes from './import.module.css';

/** How far the file is, then how many rows counted, and why the others did not. */
export function ImportProgress({ job }: { job: ImportJob }) {
  const isDone = isOver(job);
  const percent = job.rows === 0 ? 100 : (job.done / job.rows) * 100;
  return (
    <div aria-live="polite">
      {isDone ? null : <Progress value={percent} aria-label="Rows decided" size="sm" />}
      <p className={classes['sentence']}>{sentenceOf(job, isDone)}</p>
      {job.error ? (
        <p className="loss" role="alert">
          {job.error}
        </p>
      ) : null}
      {isDone && job.rejected > 0 ? <Rows job={job} outcome="rejected" count={job.rejected} /> : null}
      {isDone && job.accepted > 0 ? <Rows job={job} outcome="accepted" count={job.accepted} /> : null}
      {isDone ? (
        <p>
          <a href={`/api/v1/conversions/imports/${job.id}/rows?format=csv`} download>
            Every row with its result, as CSV
          </a>
        </p>
      ) : null}
    </div>
  );
}

function Rows({ job, outcome, count }: { job: ImportJob; outcome: ImportRow['outcome']; count: number }) {
  const rows = useImportRows(job.id, outcome, true);
  if (!rows.data || rows.data.data.length === 0) return null;
  const shown = rows.data.data;
  return (
    <>
      <h3 className={classes['head']}>{outcome === 'accepted' ? 'Rows that count' : 'Rows that do not count'}</h3>
      <DataTable
        caption={`Rows ${outcome}`}
        columns={[
          { id: 'row', head: 'Row', numeric: true, cell: (row) => formatCount(row.row) },
          { id: 'outcome', head: 'Verdict', cell: (row) => <StatusMark status={row.outcome} /> },
          { id: 'reason', head: 'Reason', cell: (row) => <span className="mono">{row.reason ?? row.warnings.join(', ')}</span> },
          { id: 'hint', head: 'What to do', wide: true, cell: (row) => row.hint ?? '' },
          {
            id: 'link',
            head: '',
            cell: (row) => (row.conversion_id && !job.dry_run ? <Link to={`/conversions/${row.conversion_id}`}>Conversion</Link> : null),
          },
        ]}
        rows={shown}
        rowKey={(row) => String(row.row)}
      />
      {count > shown.length ? (
        <p className="dimmed">
          The first {formatCount(shown.length)} of {formatCount(count)}.
        </p>
      ) : null}
    </>
  );
}

function sentenceOf(job: ImportJob, isDone: boolean): string {
  if (!isDone) return `${formatCount(job.done)} of ${formatCount(job.rows)} rows decided…`;
  const would = job.dry_run ? 'would count' : 'counted';
  const waiting = job.waiting > 0 ? `, ${formatCount(job.waiting)} wait for their click` : '';
  return `Of ${formatCount(job.rows)} rows ${formatCount(job.accepted)} ${would}${waiting}, ${formatCount(job.rejected)} ${job.dry_run ? 'would be' : 'were'} rejected.`;
}
