import { Button, Checkbox, MultiSelect, NativeSelect, Popover, SegmentedControl, Switch } from '@mantine/core';
import { useCatalogue } from './report.js';
import classes from './reports.module.css';
import type { ReportView } from './use-report-view.js';

/** What a report is made of: dimensions, metrics, which time conversions count at, and what it is compared with. */
export function ReportTools({ view }: { view: ReportView }) {
  const catalogue = useCatalogue();
  const dimensions = catalogue.data?.dimensions ?? [];
  return (
    <div className={classes['tools']}>
      <MultiSelect
        className={classes['groups'] ?? ''}
        label="Group by"
        size="xs"
        data={dimensions.map((each) => ({ value: each.name, label: each.label }))}
        value={[...view.groups]}
        onChange={(names) => view.setGroups(names)}
        maxValues={4}
        searchable
        hidePickedOptions
        nothingFoundMessage="No such dimension"
        placeholder={view.groups.length < 4 ? 'Add…' : ''}
      />
      <NativeSelect
        label="A click on a row opens"
        data={dimensions.filter((each) => !view.groups.includes(each.name)).map((each) => ({ value: each.name, label: each.label }))}
        value={view.next}
        onChange={(event) => view.change({ next: event.currentTarget.value })}
      />
      <MetricChoice view={view} />
      <SegmentedControl
        aria-label="Conversions count at"
        value={view.timeBase}
        onChange={view.setTimeBase}
        data={[
          { value: 'click', label: 'By click time' },
          { value: 'postback', label: 'By postback time' },
        ]}
      />
      <Switch
        label="Compare with the period before"
        className={classes['switch'] ?? ''}
        checked={view.compares}
        disabled={!view.canCompare}
        title={view.canCompare ? undefined : 'Weeks and months differ in length: group by something else to compare'}
        onChange={(event) => view.change({ compare: event.currentTarget.checked ? 'previous' : undefined })}
      />
    </div>
  );
}

function MetricChoice({ view }: { view: ReportView }) {
  const { data } = useCatalogue();
  const metrics = data?.metrics ?? [];
  const toggle = (name: string) => {
    const chosen = view.metrics.includes(name) ? view.metrics.filter((each) => each !== name) : [...view.metrics, name];
    if (chosen.length > 0) view.setMetrics(chosen);
  };
  return (
    <Popover position="bottom-start" width={400} shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default">Metrics ({view.metrics.length})</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes['checks']} role="group" aria-label="Metrics">
          {metrics.map((metric) => (
            <Checkbox
              key={metric.name}
              label={metric.label}
              title={metric.formula}
              checked={view.metrics.includes(metric.name)}
              onChange={() => toggle(metric.name)}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
