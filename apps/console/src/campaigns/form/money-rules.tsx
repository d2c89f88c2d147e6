import { Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import type { CampaignDraft } from './campaign-draft.js';
import type { Part } from './campaign-form.js';
import classes from './form.module.css';

const PAYOUT_SOURCES = [
  { value: 'parameter', label: "The postback's payout parameter" },
  { value: 'fixed', label: "The offer's payout, always" },
];
const REPEATS = [
  { value: 'ignore', label: 'Ignored: the first stays' },
  { value: 'once', label: 'Ignored, whatever its transaction id' },
  { value: 'replace', label: 'Replaces the amount' },
  { value: 'add', label: 'Adds to the amount' },
];

/** How conversions are judged and paid. */
export function MoneyRules({ draft, set, faults }: Part) {
  return (
    <fieldset className={classes['group']}>
      <legend className={classes['legend']}>Conversions</legend>
      <div className={classes['pair']}>
        <NativeSelect
          label="Payout from"
          data={PAYOUT_SOURCES}
          value={draft.payout_source}
          onChange={(event) => set({ payout_source: event.currentTarget.value as CampaignDraft['payout_source'] })}
        />
        <NumberInput
          label="Payout when none is sent"
          placeholder="the offer's"
          min={0}
          decimalScale={6}
          hideControls
          error={faults['default_payout']}
          value={draft.defaultPayout}
          onChange={(value) => set({ defaultPayout: String(value) })}
        />
        <NumberInput
          label="Attribution window, days"
          required
          min={1}
          max={3650}
          allowDecimal={false}
          hideControls
          error={faults['attribution_window_days']}
          value={draft.windowDays}
          onChange={(value) => set({ windowDays: String(value) })}
        />
        <NumberInput
          label="Shortest time from click, seconds"
          required
          min={0}
          allowDecimal={false}
          hideControls
          error={faults['min_click_to_conversion_s']}
          value={draft.minSeconds}
          onChange={(value) => set({ minSeconds: String(value) })}
        />
        <NativeSelect
          label="The same postback again"
          data={REPEATS}
          value={draft.repeat_mode}
          onChange={(event) => set({ repeat_mode: event.currentTarget.value as CampaignDraft['repeat_mode'] })}
        />
        <NativeSelect
          label="A transaction id is unique within"
          data={[
            { value: 'click', label: 'one click' },
            { value: 'offer', label: 'the whole offer' },
          ]}
          value={draft.dedupe_scope}
          onChange={(event) => set({ dedupe_scope: event.currentTarget.value as CampaignDraft['dedupe_scope'] })}
        />
        <NumberInput
          label="Conversions per day, at most"
          placeholder="no cap"
          min={0}
          allowDecimal={false}
          hideControls
          error={faults['daily_conversion_cap']}
          value={draft.cap}
          onChange={(value) => set({ cap: String(value) })}
        />
        <NativeSelect
          label="Above the cap"
          data={[
            { value: 'reject', label: 'rejected' },
            { value: 'count', label: 'counted all the same' },
          ]}
          value={draft.over_cap}
          onChange={(event) => set({ over_cap: event.currentTarget.value as CampaignDraft['over_cap'] })}
        />
        <NumberInput
          label="Hold before approval, hours"
          description="Rejections until then stop it"
          placeholder="no hold"
          min={0}
          allowDecimal={false}
          hideControls
          error={faults['hold_hours']}
          value={draft.holdHours}
          onChange={(value) => set({ holdHours: String(value) })}
        />
        <Checkbox
          label="Refuse postbacks without a transaction id"
          checked={draft.require_txid}
          onChange={(event) => set({ require_txid: event.currentTarget.checked })}
        />
      </div>
    </fieldset>
  );
}
