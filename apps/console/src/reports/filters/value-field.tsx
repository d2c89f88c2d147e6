import { MultiSelect, TagsInput } from '@mantine/core';
import { useCampaigns } from '../../campaigns/campaigns.js';
import { filterValue, groupLabel } from '../group-value.js';
import { useReport } from '../report.js';
import type { ReportView } from '../use-report-view.js';

interface Props {
  readonly dimension: string;
  readonly view: ReportView;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  /** a part of a value is wanted: what there is need not fit */
  readonly isPart: boolean;
}

/** The values to keep: campaigns by name, anything else by what the period holds most of, or as typed. */
export function ValueField(props: Props) {
  return props.dimension === 'campaign' ? <Campaigns {...props} /> : <Known {...props} />;
}

function Campaigns({ values, onChange }: Props) {
  const campaigns = useCampaigns();
  return (
    <MultiSelect
      label="Campaigns"
      size="xs"
      searchable
      hidePickedOptions
      comboboxProps={{ withinPortal: false }}
      data={(campaigns.data?.data ?? []).map((each) => ({ value: each.id, label: `${each.name} #${each.id}` }))}
      value={[...values]}
      onChange={onChange}
    />
  );
}

function Known({ dimension, view, values, onChange, isPart }: Props) {
  const { range, zone } = view;
  const known = useReport({ ...range, tz: zone, group_by: dimension, metrics: 'clicks', sort: '-clicks', limit: '50' });
  const rows = known.isPlaceholderData ? [] : (known.data?.rows ?? []);
  const labels = new Map(rows.map((row) => [filterValue(row[dimension]), groupLabel(dimension, row[dimension], zone)]));
  return (
    <TagsInput
      label={isPart ? 'Part of the value' : 'Values'}
      description="Enter after each; none for “not given”"
      size="xs"
      acceptValueOnBlur
      comboboxProps={{ withinPortal: false }}
      data={[...labels.keys()].filter(Boolean)}
      renderOption={({ option }) => labels.get(option.value) ?? option.value}
      maxDropdownHeight={180}
      value={[...values]}
      onChange={onChange}
    />
  );
}
