import { useSearchParams } from 'react-router';
import { isDay, PERIODS, rangeOf, today, type DayRange, type Period } from '../format/days.js';
import { isZone, useZone } from '../format/zone.js';

interface PeriodChoice {
  readonly period: Period | 'custom';
  /** half-open: `to` is the day after the last */
  readonly range: DayRange;
  readonly zone: string;
  readonly setPeriod: (period: Period) => void;
  readonly setRange: (range: DayRange) => void;
}

/** The period of a screen, kept in the URL: `?period=30d`, or `?from=…&to=…`. A `tz` in the URL wins over the person's zone. */
export function usePeriod(): PeriodChoice {
  const [search, setSearch] = useSearchParams();
  const own = useZone().zone;
  const asked = search.get('tz');
  const zone = asked !== null && isZone(asked) ? asked : own;
  const [from, to, named] = [search.get('from'), search.get('to'), search.get('period')];
  const isCustom = isDay(from) && isDay(to) && from < to;
  const period: Period = named !== null && Object.hasOwn(PERIODS, named) ? (named as Period) : '7d';
  const change = (values: Record<string, string | undefined>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(values))
        if (value === undefined) next.delete(name);
        else next.set(name, value);
      return next;
    });
  return {
    period: isCustom ? 'custom' : period,
    range: isCustom ? { from, to } : rangeOf(period, today(zone)),
    zone,
    setPeriod: (name) => change({ period: name, from: undefined, to: undefined }),
    setRange: (range) => change({ period: undefined, from: range.from, to: range.to }),
  };
}
