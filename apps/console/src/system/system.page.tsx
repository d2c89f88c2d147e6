import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { Page } from '../ui/page.js';
import { ApiKeys } from './api-keys.js';
import { AuditLog } from './audit-log.js';
import { Health } from './health.js';
import { Ledger } from './ledger.js';
import { Users } from './users.js';

const TABS = { health: 'Health', keys: 'API keys', users: 'Users', audit: 'Audit log' } as const;

/** What keeps the tracker running, and who may do what. */
export function SystemPage() {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('tab') ?? 'health';
  const tab = Object.hasOwn(TABS, asked) ? asked : 'health';
  return (
    <Page title="System">
      <Tabs value={tab} onChange={(name) => setSearch(name === null || name === 'health' ? {} : { tab: name })} keepMounted={false}>
        <Tabs.List mb="md">
          {Object.entries(TABS).map(([name, label]) => (
            <Tabs.Tab key={name} value={name}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="health">
          <Health />
          <Ledger />
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <ApiKeys />
        </Tabs.Panel>
        <Tabs.Panel value="users">
          <Users />
        </Tabs.Panel>
        <Tabs.Panel value="audit">
          <AuditLog />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
