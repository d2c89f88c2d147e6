import { Link } from 'react-router';
import { formatCount } from '../../format/numbers.js';
import { DataTable } from '../../ui/data-table.js';
import { StatusMark } from '../../ui/mark.js';
import classes from './replay.module.css';
import type { ReplayAnswer } from './replay.js';

type Verdict = ReplayAnswer['changes'][number]['from'];

/** What a dry run found: in a sentence, from which verdict to which, and examples to open. */
export function ReplayResult({ answer }: { answer: ReplayAnswer }) {
  return (
    <>
      <p className={classes['sentence']}>{sentenceOf(answer)}</p>
      {answer.changes.length > 0 ? (
        <DataTable
          caption="Verdicts that would change"
          columns={[
            { id: 'from', head: 'Today', cell: (row) => <VerdictText of={row.from} /> },
            { id: 'to', head: 'Would be', cell: (row) => <VerdictText of={row.to} /> },
            { id: 'count', head: 'Postbacks', numeric: true, cell: (row) => formatCount(row.count) },
          ]}
          rows={answer.changes}
          rowKey={(row) => JSON.stringify([row.from, row.to])}
        />
      ) : null}
      {answer.examples.length > 0 ? (
        <p className={classes['examples']}>
          For example:{' '}
          {answer.examples.slice(0, 5).map(({ receipt }, at) => (
            <span key={receipt}>
              {at > 0 ? ', ' : ''}
              <Link to={`/postbacks/${receipt}`} className="mono">
                {receipt.slice(0, 16)}…
              </Link>
            </span>
          ))}
        </p>
      ) : null}
    </>
  );
}

export function VerdictText({ of: { outcome, reason } }: { of: Verdict }) {
  return (
    <span className="nowrap">
      <StatusMark status={outcome} /> {reason ? <span className="mono">{reason}</span> : null}
    </span>
  );
}

function sentenceOf({ examined, remaining, changed, accepted, not_kept: notKept }: ReplayAnswer): string {
  if (examined + remaining === 0) return 'No rejected postback fits: there is nothing to decide again.';
  const looked =
    remaining > 0 ? `Of the first ${formatCount(examined)} (${formatCount(remaining)} more follow)` : `Of ${formatCount(examined)}`;
  const lost = notKept > 0 ? ` The requests of ${formatCount(notKept)} are no longer kept.` : '';
  if (examined === 1 && remaining === 0 && notKept === 0) return alone(changed, accepted);
  if (changed === 0) return `${looked} rejected postbacks none would get another verdict under today's settings.${lost}`;
  return `${looked} rejected postbacks ${formatCount(changed)} would get another verdict, ${formatCount(accepted)} would count.${lost}`;
}

function alone(changed: number, accepted: number): string {
  if (changed === 0) return "Under today's settings it would get the same verdict.";
  return accepted === 1
    ? "Under today's settings it would count."
    : "Under today's settings it would get another verdict, but still not count.";
}
