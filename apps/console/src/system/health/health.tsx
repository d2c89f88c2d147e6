import { Mark } from '../../ui/mark.js';
import { Section } from '../../ui/page.js';
import { Query } from '../../ui/states.js';
import classes from '../system.module.css';
import { Ledger } from './ledger.js';
import { Processes } from './processes.js';
import { Queues } from './queues.js';
import { Kept, Stores } from './stores.js';
import { useSystem, type System } from './system.js';

/** Is all well, and if not, where not: from the most to the least urgent. */
export function Health() {
  const system = useSystem();
  return (
    <Query of={system} rows={12}>
      {(state) => (
        <>
          <RightNow {...state} />
          <Section title="Queues">
            <Queues rows={state.queues} />
          </Section>
          <Ledger />
          <Section title="Processes">
            <Processes rows={state.processes} />
          </Section>
          <Stores {...state} />
          <Kept {...state} />
        </>
      )}
    </Query>
  );
}

function RightNow({ ready, reasons, version, node, schema, processes }: System) {
  const versions = new Set(processes.filter(({ alive }) => alive).map((each) => each.version));
  return (
    <div role="status" className={classes['line']}>
      {ready ? <Mark tone="good">ready</Mark> : <Mark tone="bad">not ready</Mark>}
      <span>{ready ? 'Stores are reachable and queues make progress.' : reasons.join(' · ')}</span>
      <span className={classes['end']}>
        Rebound {version} · schema {schema?.version ?? 'unknown'} · Node {node}
        {versions.size > 1 ? <Mark tone="warn">{`several versions run: ${[...versions].join(', ')}`}</Mark> : null}
      </span>
    </div>
  );
}
