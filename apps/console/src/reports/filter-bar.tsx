import { ActionIcon, Button, NativeSelect, Popover, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type FormEvent } from 'react';
import { useCampaignName } from '../campaigns/campaigns.js';
import { CrossIcon } from '../ui/icons.js';
import { FILTER_MODES, type FilterMode, type ViewFilter } from './filters.js';
import { groupLabel } from './group-value.js';
import { useCatalogue } from './report.js';
import classes from './reports.module.css';
import type { ReportView } from './use-report-view.js';

/** The filters of the view, each with a way to take it off, and one more. */
export function FilterBar({ view }: { view: ReportView }) {
  const { data } = useCatalogue();
  const campaignName = useCampaignName();
  const label = (dimension: string) => data?.dimensions.find((each) => each.name === dimension)?.label ?? dimension;
  const shown = (filter: ViewFilter) =>
    filter.values
      .map((value) => (filter.dimension === 'campaign' ? campaignName(value) : groupLabel(filter.dimension, value, view.zone)))
      .join(', ');
  return (
    <div className={classes['filters']} role="group" aria-label="Filters">
      {view.filters.map((filter) => (
        <span key={filter.dimension} className={classes['filter']}>
          <span>
            {label(filter.dimension)} {FILTER_MODES[filter.mode].label} <b>{shown(filter)}</b>
          </span>
          <ActionIcon
            size="xs"
            aria-label={`Remove the filter ${label(filter.dimension)}`}
            onClick={() => view.removeFilter(filter.dimension)}
          >
            <CrossIcon />
          </ActionIcon>
        </span>
      ))}
      <AddFilter view={view} />
    </div>
  );
}

function AddFilter({ view }: { view: ReportView }) {
  const { data } = useCatalogue();
  const [opened, { toggle, close }] = useDisclosure();
  const [dimension, setDimension] = useState('country');
  const [mode, setMode] = useState<FilterMode>('is');
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    view.addFilter({ dimension, mode, values: text.split(',').map((value) => value.trim()) });
    setText('');
    close();
  };
  return (
    <Popover opened={opened} onChange={close} position="bottom-start" width={280} shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="subtle" onClick={toggle}>
          Add filter
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Stack gap="xs">
            <NativeSelect
              label="Dimension"
              data={(data?.dimensions ?? []).map((each) => ({ value: each.name, label: each.label }))}
              value={dimension}
              onChange={(event) => setDimension(event.currentTarget.value)}
            />
            <NativeSelect
              label="Condition"
              data={Object.entries(FILTER_MODES).map(([value, { label }]) => ({ value, label }))}
              value={mode}
              onChange={(event) => setMode(event.currentTarget.value as FilterMode)}
            />
            <TextInput
              label="Value"
              description="Several with commas; empty for “not given”"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Button type="submit">Apply</Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
