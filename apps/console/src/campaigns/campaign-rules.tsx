import { Checkbox, NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { zoneNames } from '../format/zone.js';
import { useSources } from '../sources/sources.js';
import type { CampaignDraft } from './campaign-draft.js';
import type { Part } from './campaign-form.js';
import classes from './form.module.css';

const PAYOUT_SOURCES = [
  { value: 'parameter', label: "The postback's payout parameter" },
  { value: 'fixed', label: "The offer's payout, always" },
];
const REPEATS = [
  { value: 'ignore', label: 'Ignored: the first stays' },
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
        <Checkbox
          label="Refuse postbacks without a transaction id"
          checked={draft.require_txid}
          onChange={(event) => set({ require_txid: event.currentTarget.checked })}
        />
      </div>
    </fieldset>
  );
}

/** Where clicks go, in which zone days are counted, whose postbacks are expected. */
export function RoutingRules({ draft, set, faults }: Part) {
  const sources = useSources();
  return (
    <fieldset className={classes['group']}>
      <legend className={classes['legend']}>Routing</legend>
      <div className={classes['pair']}>
        <TextInput
          label="Fallback URL"
          description="While paused, capped, or nothing fits; none: 404"
          error={faults['fallback_url']}
          value={draft.fallbackUrl}
          onChange={(event) => set({ fallbackUrl: event.currentTarget.value })}
        />
        <NativeSelect
          label="Redirect"
          description="How the visitor is sent on"
          data={[
            { value: '302', label: '302' },
            { value: '307', label: '307' },
            { value: 'meta', label: 'Meta refresh, hides the referrer' },
          ]}
          value={draft.redirect}
          onChange={(event) => set({ redirect: event.currentTarget.value as CampaignDraft['redirect'] })}
        />
        <Select
          label="Time zone of caps"
          data={[...new Set([draft.time_zone, ...zoneNames()])]}
          searchable
          limit={60}
          allowDeselect={false}
          error={faults['time_zone']}
          value={draft.time_zone}
          onChange={(zone) => zone && set({ time_zone: zone })}
        />
        <NativeSelect
          label="Postback source"
          data={(sources.data?.data ?? []).map((source) => ({ value: source.id, label: source.name }))}
          value={draft.source_id}
          error={faults['source_id']}
          onChange={(event) => set({ source_id: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  );
}
