import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { Sessions } from '../access/account/sessions.js';
import { canManage, useMe } from '../access/session.js';
import { Page } from '../ui/page.js';
import { AuditLog } from './audit-log.js';
import { Health } from './health/health.js';
import { ApiKeys } from './people/api-keys.js';
import { Users } from './people/users.js';
import { Privacy } from './privacy/privacy.js';

const TABS = {
  health: { label: 'Health', Component: Health },
  users: { label: 'Users', Component: Users },
  keys: { label: 'API keys', Component: ApiKeys },
  sessions: { label: 'Sessions', Component: () => <Sessions /> },
  audit: { label: 'Audit log', Component: AuditLog },
  privacy: { label: 'Privacy', Component: Privacy },
} as const;
type TabName = keyof typeof TABS;
/** Others see only their own sessions, and those are on the account's page. */
const FOR_ADMINISTRATORS: ReadonlySet<TabName> = new Set(['sessions', 'privacy']);

/** What keeps the tracker running, and who may do what. */
export function SystemPage() {
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const names = (Object.keys(TABS) as TabName[]).filter((name) => !FOR_ADMINISTRATORS.has(name) || canManage(me));
  const tab = names.find((name) => name === search.get('tab')) ?? 'health';
  return (
    <Page title="System">
      <Tabs value={tab} onChange={(name) => setSearch(name === null || name === 'health' ? {} : { tab: name })} keepMounted={false}>
        <Tabs.List mb="md">
          {names.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {TABS[name].label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {names.map((name) => {
          const { Component } = TABS[name];
          return (
            <Tabs.Panel key={name} value={name}>
              <Component />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Page>
  );
}
