import classes from './postbacks.module.css';
import type { ExplainedHit } from './postbacks.js';

/** Each step with what it looked at and what it found. Values may hold anything a stranger sent: they are text, nothing else. */
export function DecisionSteps({ hit }: { hit: ExplainedHit }) {
  if (hit.steps.length === 0) return <p className="dimmed">{hit.outcome === 'pending' ? 'Not decided yet.' : 'The steps have been dropped; the verdict above is kept.'}</p>;
  return (
    <ol className={classes['steps']}>
      {hit.steps.map((step, at) => (
        <li key={at} className={classes['step']} data-last={at === hit.steps.length - 1 ? hit.outcome : undefined}>
          <span className={classes['stepName']}>{step.name.replaceAll(/[-_]/g, ' ')}</span>
          <Values of={step.input} label="looked at" />
          <Values of={step.result} label="found" />
        </li>
      ))}
    </ol>
  );
}

function Values({ of, label }: { of: unknown; label: string }) {
  const pairs = typeof of === 'object' && of !== null && !Array.isArray(of) ? Object.entries(of) : [[label, of] as const];
  return (
    <dl className={classes['values']}>
      {pairs.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{textOf(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
