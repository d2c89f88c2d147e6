import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { canEdit, useMe } from '../access/session.js';
import { PeriodPicker } from '../reports/period-picker.js';
import { Page } from '../ui/page.js';
import { CampaignsTable } from './campaigns-table.js';

/** Every campaign with its state and money. */
export function CampaignsPage() {
  const [search, setSearch] = useState('');
  const me = useMe();
  const create = canEdit(me) ? (
    <Button component={Link} to="/campaigns/new">
      New campaign
    </Button>
  ) : null;
  return (
    <Page
      title="Campaigns"
      actions={
        <>
          <TextInput
            placeholder="Find by name"
            aria-label="Find a campaign by name"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <PeriodPicker />
          {create}
        </>
      }
    >
      <CampaignsTable search={search} />
    </Page>
  );
}
