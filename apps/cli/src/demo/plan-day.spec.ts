import { describe, expect, it } from 'vitest';
import { planDay } from './plan-day.js';

describe('the plan of a demo day', () => {
  it('plays the same day for the same seed, another for another', () => {
    expect(planDay({ seed: 7, clicks: 200 })).toEqual(planDay({ seed: 7, clicks: 200 }));
    expect(planDay({ seed: 8, clicks: 200 })).not.toEqual(planDay({ seed: 7, clicks: 200 }));
  });

  it('holds about ten percent duplicates and five percent bad postbacks', () => {
    const first = planDay({ seed: 1, clicks: 40_000 }).flatMap((click) => click.postbacks.filter((postback) => postback.round === 1));
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

  it('sends some conversions after midnight', () => {
    const late = planDay({ seed: 1, clicks: 5_000 })
      .flatMap((click) => click.postbacks)
      .filter((postback) => postback.round === 1 && postback.atMs > 86_400_000);
    expect(late.length).toBeGreaterThan(5);
  });
});
