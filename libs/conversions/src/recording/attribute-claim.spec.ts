import { describe, expect, it } from 'vitest';
import { attributeClaim } from './attribute-claim.js';

const CLICK = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;
const judge = (receivedAfterMs: number, eventAfterMs?: number, given: { precision?: 'instant' | 'day'; minTimeMs?: number } = {}) =>
  attributeClaim({
    clickedAtMs: CLICK,
    receivedAtMs: CLICK + receivedAfterMs,
    windowMs: 7 * 24 * HOUR,
    minTimeMs: given.minTimeMs ?? 0,
    eventTime: eventAfterMs === undefined ? undefined : { atMs: CLICK + eventAfterMs, precision: given.precision ?? 'instant' },
  });

describe('attributeClaim', () => {
  it('takes the time of receipt, to the end of the window', () => {
    expect(judge(7 * 24 * HOUR)).toEqual({ occurredAtMs: CLICK + 7 * 24 * HOUR, refusal: undefined, futureEventTime: false });
    expect(judge(7 * 24 * HOUR + 1).refusal).toBe('outside_attribution_window');
  });
  it('takes an event time instead, so that a late report of an early event counts', () => {
    expect(judge(9 * 24 * HOUR, HOUR)).toMatchObject({ occurredAtMs: CLICK + HOUR, refusal: undefined });
  });
  it('refuses an event before the click, but for a minute of clock difference', () => {
    expect(judge(HOUR, -61_000).refusal).toBe('event_before_click');
    expect(judge(HOUR, -59_000).refusal).toBeUndefined();
  });
  it('does not believe the future', () => {
    expect(judge(HOUR, 3 * HOUR)).toEqual({ occurredAtMs: CLICK + HOUR, refusal: undefined, futureEventTime: true });
    expect(judge(HOUR, HOUR + 30_000)).toMatchObject({ occurredAtMs: CLICK + HOUR, futureEventTime: false });
  });
  it('takes a date of the click’s own day for a time after the click', () => {
    expect(judge(HOUR, -12 * HOUR, { precision: 'day' })).toMatchObject({ occurredAtMs: CLICK + HOUR, refusal: undefined });
    expect(judge(30 * HOUR, -12 * HOUR, { precision: 'day' })).toMatchObject({ occurredAtMs: CLICK, refusal: undefined });
    expect(judge(HOUR, -36 * HOUR, { precision: 'day' }).refusal).toBe('event_before_click');
  });
  it('asks for the minimum time', () => {
    expect(judge(14_999, undefined, { minTimeMs: 15_000 }).refusal).toBe('below_min_time_to_conversion');
    expect(judge(15_000, undefined, { minTimeMs: 15_000 }).refusal).toBeUndefined();
  });
  it('lets a postback in the same instant as its click count', () => expect(judge(-5).refusal).toBeUndefined());
});
