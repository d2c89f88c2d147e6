import { ActionIcon, Button, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, type ReactNode } from 'react';
import { useCampaignName } from '../../campaigns/campaigns.js';
import { CrossIcon } from '../../ui/icons.js';
import { Loading } from '../../ui/states.js';
import { groupLabel } from '../group-value.js';
import { useCatalogue } from '../report.js';
import classes from '../reports.module.css';
import type { ReportView } from '../use-report-view.js';
import { FILTER_MODES, type ViewFilter } from './filters.js';
import { rangeWords } from './ranges.js';

const AddFilter = lazy(async () => ({ default: (await import('./add-filter.js')).AddFilter }));

/** The filters of the view, each with a way to take it off, and one more. */
export function FilterBar({ view }: { view: ReportView }) {
  const { data } = useCatalogue();
  const campaignName = useCampaignName();
  const [opened, { toggle, close }] = useDisclosure();
  const label = (dimension: string) => data?.dimensions.find((each) => each.name === dimension)?.label ?? dimension;
  const metric = (name: string) => data?.metrics.find((each) => each.name === name);
  const shown = (filter: ViewFilter) =>
    filter.values
      .map((value) => (filter.dimension === 'campaign' ? campaignName(value) : groupLabel(filter.dimension, value, view.zone)))
      .join(', ');
  return (
    <div className={classes['filters']} role="group" aria-label="Filters">
      {view.filters.map((filter) => (
        <Chip key={filter.dimension} name={label(filter.dimension)} onRemove={() => view.removeFilter(filter.dimension)}>
          {FILTER_MODES[filter.mode].label} <b>{shown(filter)}</b>
        </Chip>
      ))}
      {view.ranges.map(({ metric: name, text }) => (
        <Chip key={name} name={metric(name)?.label ?? name} onRemove={() => view.setRange(name, '')}>
          <b>{rangeWords(text, metric(name)?.unit === 'ratio')}</b>
        </Chip>
      ))}
      <Popover opened={opened} onChange={close} position="bottom-start" width={300} shadow="md" trapFocus withinPortal>
        <Popover.Target>
          <Button variant="subtle" onClick={toggle}>
            Add filter
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Suspense fallback={<Loading rows={3} />}>
            <AddFilter view={view} onDone={close} />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function Chip({ name, onRemove, children }: { name: string; onRemove: () => void; children: ReactNode }) {
  return (
    <span className={classes['filter']}>
      <span>
        {name} {children}
      </span>
      <ActionIcon size="xs" aria-label={`Remove the filter ${name}`} onClick={onRemove}>
        <CrossIcon />
      </ActionIcon>
    </span>
  );
}
