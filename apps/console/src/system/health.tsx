import { useQuery } from '@tanstack/react-query';
import { Mark } from '../ui/mark.js';
import { Section } from '../ui/page.js';
import classes from './system.module.css';

interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly string[];
}

/** Whether this process can do its work, by its own word: dependencies usable, queues making progress. */
export function Health() {
  const { data, error } = useQuery({ queryKey: ['readiness'], queryFn: readReadiness, refetchInterval: 5_000, retry: false });
  return (
    <Section title="Right now">
      <div role="status" className={classes['line']}>
        {data?.ready ? (
          <Mark tone="good">ready</Mark>
        ) : data ? (
          <Mark tone="bad">not ready</Mark>
        ) : error ? (
          <Mark tone="bad">out of reach</Mark>
        ) : null}
        <span>
          {data?.ready ? 'Stores are reachable and queues make progress.' : data ? data.reasons.join(' · ') : (error?.message ?? 'Asking…')}
        </span>
      </div>
    </Section>
  );
}

async function readReadiness(): Promise<Readiness> {
  const response = await fetch('/readyz', { cache: 'no-store' });
  const body: unknown = await response.json().catch(() => ({}));
  return { ready: response.ok, reasons: reasonsOf(body) };
}

function reasonsOf(body: unknown): readonly string[] {
  const reasons = typeof body === 'object' && body !== null && 'reasons' in body ? body.reasons : [];
  return Array.isArray(reasons) ? reasons.map((reason) => (typeof reason === 'string' ? reason : JSON.stringify(reason))) : [];
}
