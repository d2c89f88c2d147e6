import { Group, NativeSelect, NumberInput } from '@mantine/core';

export interface CostDraft {
  readonly model: 'none' | 'cpc' | 'cpm' | 'cpa' | 'revshare';
  readonly amount: string;
  readonly currency: string;
}

const MODELS = [
  { value: 'none', label: 'None, or by the cost parameter of each click' },
  { value: 'cpc', label: 'Per click (CPC)' },
  { value: 'cpm', label: 'Per thousand clicks (CPM)' },
  { value: 'cpa', label: 'Per conversion (CPA)' },
  { value: 'revshare', label: 'Share of the payout, %' },
];

interface Props {
  readonly value: CostDraft;
  readonly onChange: (cost: CostDraft) => void;
  readonly currency: string;
  readonly faults: Readonly<Record<string, string>>;
}

/** What the traffic costs; only then profit and ROI say something. */
export function CostFields({ value, onChange, currency, faults }: Props) {
  return (
    <Group gap="sm" align="flex-start">
      <NativeSelect
        label="Cost of the traffic"
        data={MODELS}
        value={value.model}
        w={340}
        error={faults['cost'] ?? faults['cost.model']}
        onChange={(event) => onChange({ ...value, model: event.currentTarget.value as CostDraft['model'] })}
      />
      {value.model === 'none' ? null : (
        <NumberInput
          label={value.model === 'revshare' ? 'Percent' : `Amount in ${value.currency || currency}`}
          required
          min={0}
          decimalScale={6}
          hideControls
          w={140}
          error={faults['cost.amount']}
          value={value.amount}
          onChange={(amount) => onChange({ ...value, amount: String(amount) })}
        />
      )}
    </Group>
  );
}
