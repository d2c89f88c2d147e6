import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { Instant } from '../../format/instant.js';
import { DataTable } from '../../ui/data-table.js';
import { Section } from '../../ui/page.js';

/** Who changed it by hand: what from, what to. */
export function ConversionHistory({ id, version }: { id: string; version: number }) {
  const query = { object_type: 'conversion', object_id: id, limit: 50 };
  const history = useQuery({
    // The version is part of the key: a change is followed by its entry.
    queryKey: keys.list('audit-log', { ...query, version }),
    queryFn: () => answerOf(api.GET('/api/v1/audit-log', { params: { query } })),
  });
  const entries = history.data?.data ?? [];
  if (entries.length === 0) return null;
  return (
    <Section title="Changed by hand">
      <DataTable
        caption="Changes by hand"
        columns={[
          { id: 'at', head: 'When', cell: (entry) => <Instant at={entry.at} /> },
          { id: 'actor', head: 'Who', cell: (entry) => entry.actor },
          { id: 'change', head: 'What', cell: (entry) => changeWords(entry.change) },
        ]}
        rows={entries}
        rowKey={(entry) => entry.id}
      />
    </Section>
  );
}

function changeWords(change: Readonly<Record<string, unknown>>): string {
  return Object.entries(change)
    .map(([name, value]) => {
      if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return `${name} ${JSON.stringify(value)}`;
      return `${name.replaceAll('_', ' ')} ${String(value.from)} → ${String(value.to)}`;
    })
    .join(', ');
}
