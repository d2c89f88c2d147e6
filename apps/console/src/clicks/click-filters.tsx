import { Button, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { CampaignFilter } from '../campaigns/campaign-filter.js';
import { ChosenFilter, ClearFilters, DayFilters, TypedFilter } from '../ui/filter-fields.js';
import { flagWords, FLAGS } from './flags.js';
import { useClickFilters } from './use-click-filters.js';

const FLAG_CHOICES = Object.keys(FLAGS).map((flag) => ({ value: flag, label: flagWords(flag) }));

/** By id straight to the click; or by campaign, supply source, flag and days. */
export function ClickFilters() {
  const filters = useClickFilters();
  return (
    <Group gap="xs" mb="sm" align="flex-end" role="search" aria-label="Find clicks">
      <LookUp />
      <CampaignFilter filters={filters} />
      <TypedFilter filters={filters} name="supply_id" label="Supply source" width={130} />
      <ChosenFilter filters={filters} name="flag" label="Flag" all="Any" choices={FLAG_CHOICES} />
      <DayFilters filters={filters} />
      <ClearFilters filters={filters} />
    </Group>
  );
}

function LookUp() {
  const [id, setId] = useState('');
  const navigate = useNavigate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (id.trim() !== '') void navigate(`/clicks/${encodeURIComponent(id.trim())}`);
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          label="Click id"
          placeholder="push_…, or one of another tracker"
          w={230}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          Look up
        </Button>
      </Group>
    </form>
  );
}
