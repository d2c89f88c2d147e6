import { NativeSelect, TextInput } from '@mantine/core';
import { addDays, PERIODS, type Period } from '../format/days.js';
import { zoneOffset } from '../format/instants.js';
import classes from './period-picker.module.css';
import { usePeriod } from './use-period.js';

/** Which days, and in which zone they are cut. The last day is shown as included, as people say it. */
export function PeriodPicker() {
  const { period, range, zone, setPeriod, setRange } = usePeriod();
  const last = addDays(range.to, -1);
  const options = [...Object.entries(PERIODS).map(([value, label]) => ({ value, label })), { value: 'custom', label: 'Custom days' }];
  return (
    <div className={classes['picker']}>
      <NativeSelect
        aria-label="Period"
        data={options}
        value={period}
        onChange={(event) => (event.currentTarget.value === 'custom' ? setRange(range) : setPeriod(event.currentTarget.value as Period))}
      />
      {period === 'custom' ? (
        <>
          <TextInput
            type="date"
            aria-label="First day"
            value={range.from}
            max={last}
            onChange={(event) => event.currentTarget.value && setRange({ ...range, from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            aria-label="Last day"
            value={last}
            min={range.from}
            onChange={(event) => event.currentTarget.value && setRange({ ...range, to: addDays(event.currentTarget.value, 1) })}
          />
        </>
      ) : null}
      <span className={classes['zone']} title="Days begin and end at midnight in this zone">
        {zone} ({zoneOffset(zone)})
      </span>
    </div>
  );
}
