import { describe, expect, it } from 'vitest';
import { CAMPAIGNS } from './demo-world.js';
import { planDay } from './plan-day.js';

describe('the plan of a demo day', () => {
  it('plays the same day for the same seed, another for another', () => {
    expect(planDay({ seed: 7, clicks: 200 })).toEqual(planDay({ seed: 7, clicks: 200 }));
    expect(planDay({ seed: 8, clicks: 200 })).not.toEqual(planDay({ seed: 7, clicks: 200 }));
  });

  it('holds about ten percent duplicates and five percent bad postbacks', () => {
    const first = planDay({ seed: 1, clicks: 40_000 })
      .filter(({ campaign }) => CAMPAIGNS[campaign]?.breaksAtHour === undefined)
      .flatMap((click) => click.postbacks.filter((postback) => postback.round === 1));
    const share = (role: string) => first.filter((postback) => postback.role === role).length / first.length;
    expect(share('duplicate')).toBeGreaterThan(0.085);
    expect(share('duplicate')).toBeLessThan(0.115);
    expect(share('bad')).toBeGreaterThan(0.038);
    expect(share('bad')).toBeLessThan(0.062);
  });

  it('makes sources worth telling apart: the best converts many times as often as the worst', () => {
    const clicks = planDay({ seed: 1, clicks: 40_000 });
    const rate = (supplyId: string) => {
      const own = clicks.filter((click) => click.supplyId === supplyId);
      return own.filter((click) => click.conversions.length > 0).length / own.length;
    };
    expect(rate('news-premium')).toBeGreaterThan(10 * rate('mystery-77'));
  });

  it('breaks one campaign in the middle of the day: from then on none of its conversions counts', () => {
    const broken = CAMPAIGNS.findIndex(({ breaksAtHour }) => breaksAtHour !== undefined);
    const own = planDay({ seed: 1, clicks: 40_000 }).filter(({ campaign }) => campaign === broken);
    const faults = own.flatMap(({ postbacks }) => postbacks).filter(({ params }) => Object.values(params).includes('see invoice'));
    expect(faults.length).toBeGreaterThan(50);
    expect(new Set(faults.map(({ fault }) => fault))).toEqual(new Set(['invalid_payout']));
    const counted = own.flatMap(({ conversions }) => conversions);
    expect(counted.every(({ atMs }) => atMs <= 6 * 3_600_000)).toBe(true);
  });

  it('sends visitors whom no offer takes to the fallback, with nothing to convert', () => {
    const unrouted = planDay({ seed: 1, clicks: 5_000 }).filter(({ routed }) => !routed);
    expect(unrouted.length).toBeGreaterThan(50);
    expect(unrouted.flatMap(({ conversions, postbacks }) => [...conversions, ...postbacks])).toEqual([]);
  });

  it('sends some conversions after midnight', () => {
    const late = planDay({ seed: 1, clicks: 5_000 })
      .flatMap((click) => click.postbacks)
      .filter((postback) => postback.round === 1 && postback.atMs > 86_400_000);
    expect(late.length).toBeGreaterThan(5);
  });
});
