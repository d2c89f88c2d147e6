import classes from './postbacks.module.css';
import type { ExplainedHit } from './postbacks.js';

type Step = ExplainedHit['steps'][number];

/** Each step with what it looked at and what it found. Values may hold anything a stranger sent: they are text, nothing else. */
export function DecisionSteps({ hit }: { hit: { readonly outcome: string; readonly steps: readonly Step[] } }) {
  if (hit.steps.length === 0)
    return (
      <p className="dimmed">{hit.outcome === 'pending' ? 'Not decided yet.' : 'The steps have been dropped; the verdict above is kept.'}</p>
    );
  return (
    <ol className={classes['steps']}>
      {hit.steps.map((step, at) => (
        <li key={at} className={classes['step']} data-last={at === hit.steps.length - 1 ? hit.outcome : undefined}>
          <span className={classes['stepName']}>{step.name.replaceAll(/[-_]/g, ' ')}</span>
          <Inputs of={step.input ?? {}} />
          <span className={classes['result']}>{step.result.replaceAll('_', ' ')}</span>
        </li>
      ))}
    </ol>
  );
}

function Inputs({ of }: { of: Readonly<Record<string, unknown>> }) {
  return (
    <dl className={classes['values']}>
      {Object.entries(of).map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name.replaceAll('_', ' ')}</dt>
          <dd>{textOf(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
