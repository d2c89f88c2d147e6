import { NativeSelect } from '@mantine/core';
import { DataTable } from '../../ui/data-table.js';
import { ROLES, withRole, type Role } from '../source-draft.js';
import type { Part } from '../form/part.js';
import type { Preview } from './preview.js';
import type { SentParameter } from './parameters-of.js';

const OPTIONS = [{ value: '', label: 'not read' }, ...Object.entries(ROLES).map(([value, label]) => ({ value, label }))];

interface Props {
  readonly sent: readonly SentParameter[];
  readonly preview: Preview;
  readonly part: Part;
}

/** What was sent, parameter by parameter, and what each is taken for. Choosing another meaning changes the draft below. */
export function MappingTable({ sent, preview, part }: Props) {
  const roleOf = (name: string) => preview.mapping.find((each) => each.name.toLowerCase() === name.toLowerCase())?.role ?? '';
  return (
    <DataTable
      caption="Parameters of the pasted postback"
      columns={[
        { id: 'name', head: 'Parameter', cell: (row) => <span className="mono">{row.name}</span> },
        {
          id: 'value',
          head: 'Value',
          cell: (row) => (
            <span className="mono" style={{ overflowWrap: 'anywhere' }}>
              {row.value === '' ? '–' : row.value}
            </span>
          ),
        },
        {
          id: 'role',
          head: 'Read as',
          cell: (row) => (
            <NativeSelect
              aria-label={`${row.name} is read as`}
              data={OPTIONS}
              w={170}
              disabled={part.readOnly}
              value={roleOf(row.name)}
              onChange={(event) =>
                part.set({
                  settings: withRole(part.draft.settings, row.name, (event.currentTarget.value || undefined) as Role | undefined),
                })
              }
            />
          ),
        },
      ]}
      rows={sent}
      rowKey={(row) => row.name}
    />
  );
}
