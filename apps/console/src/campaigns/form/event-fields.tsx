import { ActionIcon, Button, Checkbox, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { CrossIcon } from '../../ui/icons.js';
import type { EventDraft } from './campaign-draft.js';
import type { Part } from './campaign-form.js';
import classes from './form.module.css';

const REPEATS = [
  { value: '', label: 'as the campaign' },
  { value: 'ignore', label: 'ignored' },
  { value: 'once', label: 'ignored, whatever its transaction id' },
  { value: 'replace', label: 'replaces the amount' },
  { value: 'add', label: 'adds to the amount' },
];
const NEW: EventDraft = { name: '', payout: '', isFixed: false, repeatMode: '', holdHours: '', counts: true, rest: {} };

/** Named events that pay, repeat, wait or count differently from the campaign. */
export function EventFields({ draft, set, faults }: Part) {
  const { events } = draft;
  const change = (at: number, values: Partial<EventDraft>) =>
    set({ events: events.map((event, index) => (index === at ? { ...event, ...values } : event)) });
  return (
    <fieldset className={classes['group']}>
      <legend className={classes['legend']}>Events</legend>
      {events.length === 0 ? (
        <p className="dimmed" style={{ margin: '0 0 8px' }}>
          All events are treated alike. Name those that pay or count differently, such as a deposit after a registration.
        </p>
      ) : null}
      {events.map((event, at) => (
        <Group key={at} gap="xs" align="flex-end" mb="sm" role="group" aria-label={`Event ${at + 1}`}>
          <TextInput
            label="Event"
            placeholder="deposit"
            required
            w={120}
            error={faults[`events.${at}.name`]}
            value={event.name}
            onChange={(input) => change(at, { name: input.currentTarget.value })}
          />
          <NumberInput
            label="Payout"
            placeholder="as sent"
            min={0}
            decimalScale={6}
            hideControls
            w={100}
            error={faults[`events.${at}.payout`]}
            value={event.payout}
            onChange={(payout) => change(at, { payout: String(payout) })}
          />
          <NativeSelect
            label="The same again"
            data={REPEATS}
            value={event.repeatMode}
            onChange={(input) => change(at, { repeatMode: input.currentTarget.value })}
          />
          <NumberInput
            label="Hold, hours"
            placeholder="as the campaign"
            min={0}
            allowDecimal={false}
            hideControls
            w={120}
            error={faults[`events.${at}.hold_hours`]}
            value={event.holdHours}
            onChange={(hours) => change(at, { holdHours: String(hours) })}
          />
          <div style={{ paddingBottom: 5 }}>
            <Checkbox
              label="Pays this always"
              checked={event.isFixed}
              onChange={(input) => change(at, { isFixed: input.currentTarget.checked })}
            />
            <Checkbox
              label="Counts as a conversion"
              mt={4}
              checked={event.counts}
              onChange={(input) => change(at, { counts: input.currentTarget.checked })}
            />
          </div>
          <ActionIcon
            aria-label={`Remove event ${at + 1}`}
            mb={4}
            onClick={() => set({ events: events.filter((_, index) => index !== at) })}
          >
            <CrossIcon />
          </ActionIcon>
        </Group>
      ))}
      <Group gap="xs" align="center">
        <Button variant="default" onClick={() => set({ events: [...events, NEW] })}>
          Add an event
        </Button>
        {events.length > 0 ? (
          <Checkbox
            label="Reject events that are not named here"
            checked={draft.unknown_events === 'reject'}
            onChange={(input) => set({ unknown_events: input.currentTarget.checked ? 'reject' : 'accept' })}
          />
        ) : null}
      </Group>
    </fieldset>
  );
}
