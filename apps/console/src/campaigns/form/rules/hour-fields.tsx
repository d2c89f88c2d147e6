import { ActionIcon, Button, Chip, Group, Select, TextInput } from '@mantine/core';
import { zoneNames } from '../../../format/zone.js';
import { CrossIcon } from '../../../ui/icons.js';
import type { HourSlot, RulesDraft } from './rule-rows.js';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** When an offer takes visitors: hours of the week, and from which instant to which. */
export function HourFields({ value, onChange }: { value: RulesDraft; onChange: (value: RulesDraft) => void }) {
  const { slots } = value;
  const set = (next: readonly HourSlot[]) => onChange({ ...value, slots: next });
  const change = (at: number, values: Partial<HourSlot>) => set(slots.map((slot, index) => (index === at ? { ...slot, ...values } : slot)));
  return (
    <>
      {slots.map((slot, at) => (
        <Group key={at} gap={6} align="flex-end" role="group" aria-label={`Hours ${at + 1}`}>
          <Chip.Group multiple value={[...slot.days]} onChange={(days) => change(at, { days })}>
            <Group gap={4}>
              {DAYS.map((day) => (
                <Chip key={day} value={day} size="xs" variant="outline">
                  {day}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <TextInput
            type="time"
            aria-label={`From, hours ${at + 1}`}
            value={slot.from}
            onChange={(event) => change(at, { from: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            aria-label={`To, hours ${at + 1}`}
            value={slot.to}
            onChange={(event) => change(at, { to: event.currentTarget.value })}
          />
          <ActionIcon aria-label={`Remove hours ${at + 1}`} onClick={() => set(slots.filter((_, index) => index !== at))}>
            <CrossIcon />
          </ActionIcon>
        </Group>
      ))}
      <Group gap="xs" align="flex-end">
        <Button variant="subtle" onClick={() => set([...slots, { days: [], from: '08:00', to: '20:00' }])}>
          Add hours
        </Button>
        {slots.length > 0 ? (
          <Select
            aria-label="Time zone of the hours"
            placeholder="the campaign's zone"
            searchable
            clearable
            limit={60}
            data={[...new Set(value.zone === '' ? zoneNames() : [value.zone, ...zoneNames()])]}
            value={value.zone || null}
            onChange={(zone) => onChange({ ...value, zone: zone ?? '' })}
          />
        ) : null}
        <TextInput
          type="datetime-local"
          label="Starts (UTC)"
          value={value.start}
          onChange={(event) => onChange({ ...value, start: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label="Ends (UTC)"
          value={value.end}
          onChange={(event) => onChange({ ...value, end: event.currentTarget.value })}
        />
      </Group>
    </>
  );
}
