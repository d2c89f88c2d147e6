import { Checkbox, NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { zoneNames } from '../../format/zone.js';
import { useSources } from '../../sources/sources.js';
import type { CampaignDraft } from './campaign-draft.js';
import type { Part } from './campaign-form.js';
import classes from './form.module.css';

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
        <NumberInput
          label="Clicks per day, at most"
          description="May overshoot by a second"
          placeholder="no cap"
          min={0}
          allowDecimal={false}
          hideControls
          error={faults['daily_click_cap']}
          value={draft.clickCap}
          onChange={(value) => set({ clickCap: String(value) })}
        />
        <NumberInput
          label="A visitor is unique once in, hours"
          required
          min={1}
          max={744}
          allowDecimal={false}
          hideControls
          error={faults['unique_window_hours']}
          value={draft.uniqueHours}
          onChange={(value) => set({ uniqueHours: String(value) })}
        />
        <NativeSelect
          label="Postback source"
          data={(sources.data?.data ?? []).map((source) => ({ value: source.id, label: source.name }))}
          value={draft.source_id}
          error={faults['source_id']}
          onChange={(event) => set({ source_id: event.currentTarget.value })}
        />
        <Checkbox
          label="The same visitor gets the same offer all day"
          checked={draft.sticky_visitor}
          onChange={(event) => set({ sticky_visitor: event.currentTarget.checked })}
        />
      </div>
    </fieldset>
  );
}
