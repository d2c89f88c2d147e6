import { WEEKDAYS, type OfferRules } from '#campaigns';
import type { Condition } from './condition.js';
import { localTime } from './local-time.js';

/** From an instant on, before another. */
export function scheduleCondition({ start, end }: NonNullable<OfferRules['schedule']>): Condition {
  const startMs = start === undefined ? -Infinity : Date.parse(start);
  const endMs = end === undefined ? Infinity : Date.parse(end);
  return {
    rule: 'schedule',
    holds: ({ nowMs }) => nowMs >= startMs && nowMs < endMs,
    seen: ({ nowMs }) => new Date(nowMs).toISOString(),
    wants: [...(start ? [`from ${start}`] : []), ...(end ? [`before ${end}`] : [])].join(' '),
  };
}

type Slot = NonNullable<OfferRules['hours']>['slots'][number];

/** Days and hours of the week in a zone. */
export function hoursCondition({ slots }: NonNullable<OfferRules['hours']>, zone: string): Condition {
  const open = openMinutes(slots);
  return {
    rule: 'hours',
    holds({ nowMs }) {
      const { weekday, minute } = localTime(nowMs, zone);
      return open[weekday * DAY_MINUTES + minute] === 1;
    },
    seen({ nowMs }) {
      const { weekday, minute } = localTime(nowMs, zone);
      return `${WEEKDAYS[weekday] ?? ''} ${clockOf(minute)} in ${zone}`;
    },
    wants: slots.map(({ days, from = '00:00', to = '24:00' }) => `${days ? days.join(' ') : 'daily'} ${from}–${to}`).join(', '),
  };
}

const DAY_MINUTES = 1_440;

/** The week's minutes, 1 where a slot is open. A slot past midnight runs into the next day, from Sunday into Monday. */
function openMinutes(slots: readonly Slot[]): Uint8Array {
  const open = new Uint8Array(7 * DAY_MINUTES);
  for (const { days = WEEKDAYS, from = '00:00', to = '24:00' } of slots) {
    const length = (minutesOf(to) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
    for (const day of days) {
      const start = WEEKDAYS.indexOf(day) * DAY_MINUTES + minutesOf(from);
      for (let at = start; at < start + length; at++) open[at % open.length] = 1;
    }
  }
  return open;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
