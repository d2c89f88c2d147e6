import { Button, Group, NativeSelect, NumberInput, SegmentedControl, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCatalogue } from '../report.js';
import type { ReportView } from '../use-report-view.js';
import { FILTER_MODES, type FilterMode } from './filters.js';
import { rangeText } from './ranges.js';
import { ValueField } from './value-field.js';

/** One more filter: rows by a dimension's values, or by how large a metric is. */
export function AddFilter({ view, onDone }: { view: ReportView; onDone: () => void }) {
  const [kind, setKind] = useState('dimension');
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label="Filter by"
        fullWidth
        value={kind}
        onChange={setKind}
        data={[
          { value: 'dimension', label: 'By value' },
          { value: 'metric', label: 'By number' },
        ]}
      />
      {kind === 'dimension' ? <ByValue view={view} onDone={onDone} /> : <ByNumber view={view} onDone={onDone} />}
    </Stack>
  );
}

function ByValue({ view, onDone }: { view: ReportView; onDone: () => void }) {
  const { data } = useCatalogue();
  const [dimension, setDimension] = useState('country');
  const [mode, setMode] = useState<FilterMode>('is');
  const [values, setValues] = useState<readonly string[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    view.addFilter({ dimension, mode, values: values.length > 0 ? values : [''] });
    onDone();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <NativeSelect
          label="Dimension"
          data={(data?.dimensions ?? []).map((each) => ({ value: each.name, label: each.label }))}
          value={dimension}
          onChange={(event) => {
            setDimension(event.currentTarget.value);
            setValues([]);
          }}
        />
        <NativeSelect
          label="Condition"
          data={Object.entries(FILTER_MODES).map(([value, { label }]) => ({ value, label }))}
          value={mode}
          onChange={(event) => setMode(event.currentTarget.value as FilterMode)}
        />
        <ValueField dimension={dimension} view={view} values={values} onChange={setValues} isPart={mode.startsWith('contains')} />
        <Button type="submit">Apply</Button>
      </Stack>
    </form>
  );
}

function ByNumber({ view, onDone }: { view: ReportView; onDone: () => void }) {
  const { data } = useCatalogue();
  const [name, setName] = useState('profit');
  const [least, setLeast] = useState('');
  const [most, setMost] = useState('');
  const metric = data?.metrics.find((each) => each.name === name);
  const isRatio = metric?.unit === 'ratio';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    view.setRange(name, rangeText({ least, most }, isRatio));
    onDone();
  };
  const field = (label: string, value: string, set: (text: string) => void) => (
    <NumberInput
      label={label}
      hideControls
      decimalScale={6}
      suffix={isRatio ? '%' : undefined}
      value={value}
      onChange={(next) => set(String(next))}
    />
  );
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <NativeSelect
          label="Metric"
          description={metric?.formula}
          data={(data?.metrics ?? []).map((each) => ({ value: each.name, label: each.label }))}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group gap="xs" grow>
          {field('At least', least, setLeast)}
          {field('At most', most, setMost)}
        </Group>
        <Button type="submit" disabled={least.trim() === '' && most.trim() === ''}>
          Apply
        </Button>
      </Stack>
    </form>
  );
}
