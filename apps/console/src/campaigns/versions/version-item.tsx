import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { canEdit, useMe } from '../../access/session.js';
import { Instant } from '../../format/instant.js';
import { DataTable } from '../../ui/data-table.js';
import { Query } from '../../ui/states.js';
import { useRestore, useVersion, type Version, type VersionLine } from './versions.js';
import classes from './versions.module.css';

interface Props {
  readonly campaignId: string;
  readonly line: VersionLine;
  readonly isCurrent: boolean;
}

/** One version: who, when, which settings; unfolded, each with its value before and after. */
export function VersionItem({ campaignId, line, isCurrent }: Props) {
  const me = useMe();
  const [opened, setOpened] = useState(false);
  const restore = useRestore(campaignId);
  return (
    <li className={classes['version']}>
      <Group gap="xs" justify="space-between">
        <span>
          <strong>Version {line.version}</strong> <span className="dimmed">{isCurrent ? 'in force · ' : ''}</span>
          <span className="dimmed">
            <Instant at={line.at} /> · {line.actor}
          </span>
        </span>
        <Group gap={4}>
          {line.changed.length > 0 ? (
            <Button variant="subtle" aria-expanded={opened} onClick={() => setOpened(!opened)}>
              {opened ? 'Hide' : 'Differences'}
            </Button>
          ) : null}
          {!isCurrent && canEdit(me) ? (
            <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate(line.version)}>
              Bring back
            </Button>
          ) : null}
        </Group>
      </Group>
      <div>{summaryOf(line)}</div>
      {restore.error ? (
        <p role="alert" className="loss">
          {restore.error.message}
        </p>
      ) : null}
      {opened ? <Differences campaignId={campaignId} version={line.version} /> : null}
    </li>
  );
}

function summaryOf({ changed, restored_version: restored, version }: VersionLine): string {
  if (restored !== null) return `Brought version ${restored} back`;
  if (changed.length === 0) return version === 1 ? 'As it was made' : 'Nothing that counts differs';
  return `Changed: ${changed.map((name) => name.replaceAll('_', ' ')).join(', ')}`;
}

function Differences({ campaignId, version }: { campaignId: string; version: number }) {
  const one = useVersion(campaignId, version);
  return (
    <Query of={one} rows={2}>
      {({ differences }) => (
        <DataTable
          caption={`Differences of version ${version} to the one before`}
          columns={[
            { id: 'path', head: 'Setting', cell: (row) => row.path.replaceAll('_', ' ').replaceAll('.', ' › ') },
            { id: 'from', head: 'Before', cell: (row) => <Value of={row.from} /> },
            { id: 'to', head: 'After', cell: (row) => <Value of={row.to} /> },
          ]}
          rows={differences}
          rowKey={(row) => row.path}
        />
      )}
    </Query>
  );
}

function Value({ of }: { of: Version['differences'][number]['from'] }) {
  if (of === null || of === undefined || of === '') return <span className="dimmed">–</span>;
  return (
    <span className="mono" style={{ overflowWrap: 'anywhere' }}>
      {typeof of === 'string' ? of : JSON.stringify(of)}
    </span>
  );
}
