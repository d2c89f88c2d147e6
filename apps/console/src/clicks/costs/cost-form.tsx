import { Alert, Button, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { fieldFaults } from '../../api/api-error.js';
import { useCampaigns } from '../../campaigns/campaigns.js';
import { addDays, today } from '../../format/days.js';
import { formatCount, formatMoney } from '../../format/numbers.js';
import { useZone } from '../../format/zone.js';
import { useCorrectCosts } from './costs.js';

const FILTERS = { supply_id: 'Supply source', site_id: 'Site', creative_id: 'Creative', source: 'Source', country: 'Country' } as const;
type FilterName = keyof typeof FILTERS;

/** One correction: whole days of the person's zone, one campaign, at will narrowed to some of its clicks. */
export function CostForm() {
  const { zone } = useZone();
  const campaigns = useCampaigns();
  const active = (campaigns.data?.data ?? []).filter((campaign) => campaign.status !== 'archived');
  const [campaignId, setCampaignId] = useState('');
  const [first, setFirst] = useState(() => addDays(today(zone), -1));
  const [last, setLast] = useState(() => addDays(today(zone), -1));
  const [amount, setAmount] = useState('');
  const [currency, setCurrency] = useState('USD');
  const [filter, setFilter] = useState<Partial<Record<FilterName, string>>>({});
  const correct = useCorrectCosts();
  const faults = fieldFaults(correct.error);
  const chosen = campaignId || active[0]?.id || '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const narrowed = Object.fromEntries(Object.entries(filter).filter(([, value]) => value.trim() !== ''));
    correct.mutate({
      // One per press: pressing twice by accident is refused by the button, sending twice by the network counts once.
      key: `console-${crypto.randomUUID()}`,
      campaign_id: chosen,
      from: first,
      to: addDays(last, 1),
      time_zone: zone,
      amount,
      currency,
      ...(Object.keys(narrowed).length === 0 ? {} : { filter: narrowed }),
    });
  };
  return (
    <form onSubmit={submit}>
      <p className="dimmed" style={{ marginTop: 0 }}>
        The amount replaces what these clicks are said to cost now, spread evenly over them, to the millionth. Days are those of {zone}.
      </p>
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label="Campaign"
          maw={260}
          data={active.map((campaign) => ({ value: campaign.id, label: campaign.name }))}
          value={chosen}
          onChange={(event) => setCampaignId(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="First day"
          required
          error={faults['from']}
          value={first}
          onChange={(event) => setFirst(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Last day"
          required
          min={first}
          error={faults['to']}
          value={last}
          onChange={(event) => setLast(event.currentTarget.value)}
        />
        <NumberInput
          label="They cost in all"
          required
          min={0}
          decimalScale={6}
          hideControls
          w={130}
          error={faults['amount']}
          value={amount}
          onChange={(value) => setAmount(String(value))}
        />
        <TextInput
          label="Currency"
          required
          maxLength={3}
          w={80}
          error={faults['currency']}
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
        />
      </Group>
      <Group gap="sm" mt="sm" align="flex-end">
        {(Object.entries(FILTERS) as [FilterName, string][]).map(([name, label]) => (
          <TextInput
            key={name}
            label={label}
            placeholder="all"
            w={130}
            error={faults[`filter.${name}`]}
            value={filter[name] ?? ''}
            onChange={(event) => setFilter({ ...filter, [name]: event.currentTarget.value })}
          />
        ))}
        <Button type="submit" loading={correct.isPending} disabled={chosen === '' || amount === ''}>
          Correct
        </Button>
      </Group>
      {correct.error ? (
        <Alert color="red" variant="light" role="alert" mt="sm">
          {correct.error.message}
        </Alert>
      ) : null}
      <p role="status">
        {correct.data
          ? `${formatCount(correct.data.clicks)} clicks cost ${formatMoney(correct.data.after, correct.data.base_currency)} now; before it was ${formatMoney(correct.data.before, correct.data.base_currency)}.`
          : ''}
      </p>
    </form>
  );
}
