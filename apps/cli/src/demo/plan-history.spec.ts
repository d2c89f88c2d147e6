import { describe, expect, it } from 'vitest';
import { planHistory } from './plan-history.js';

const todayMs = Date.UTC(2026, 10, 22);
const order = { seed: 1, clicks: 400, days: 14, todayMs, nowMs: todayMs + 36_000_000 };

describe('the days before the demo', () => {
  it('are the same for the same seed', () => {
    expect(planHistory(order)).toEqual(planHistory(order));
    expect(planHistory({ ...order, seed: 2 })).not.toEqual(planHistory(order));
  });

  it('lie in the past, each on its own UTC day, oldest first', () => {
    const days = planHistory(order).map((clicks) => [
      ...new Set(clicks.map(({ clickedAtMs }) => new Date(clickedAtMs).toISOString().slice(0, 10))),
    ]);
    expect(days[0]).toEqual(['2026-11-08']);
    expect(days.at(-1)).toEqual(['2026-11-21']);
    expect(days.every((own) => own.length === 1)).toBe(true);
  });

  it('hold no conversion that is still to come', () => {
    const at = planHistory(order)
      .flat()
      .flatMap(({ conversions }) => conversions.map(({ occurredAtMs }) => occurredAtMs));
    expect(at.length).toBeGreaterThan(50);
    expect(Math.max(...at)).toBeLessThan(order.nowMs);
  });

  it('grow', () => {
    const week = (from: number) =>
      planHistory({ ...order, clicks: 2_000 })
        .slice(from, from + 7)
        .flat().length;
    expect(week(7)).toBeGreaterThan(1.1 * week(0));
  });
});
