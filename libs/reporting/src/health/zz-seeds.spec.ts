import { expect, it } from 'vitest';
import { judgeHealth } from './judge-health.js';
import { aSteadyMonth, simulate } from './simulated-campaign.factory.js';
it('seeds', { timeout: 500000 }, () => {
  const kinds: [string, object][] = [['busy', {}], ['small', { clicksPerHour: () => 4 }], ['tiny', { clicksPerHour: () => 1.5 }], ['slow', { delayS: (r: () => number) => 86400 * (0.3 + r()) }], ['paused', { clicksPerHour: (h: number) => (Math.floor(h / 24) % 7 > 4 ? 0 : 50) }]];
  const out: string[] = [];
  for (const [name, given] of kinds) for (let seed = 100; seed < 101; seed++) {
    const { factsAt } = simulate(aSteadyMonth({ ...given, seed }));
    const alarms = new Map<string, number>();
    for (let hour = 2; hour <= 720; hour += 2) for (const r of judgeHealth(factsAt(hour)).reasons) if (r.level !== 'note') alarms.set(r.code, alarms.get(r.code) ?? hour);
    for (const [c, h] of alarms) out.push(`${name} ${seed} ${c}@${h}`);
  }
  const dbg = simulate(aSteadyMonth({ clicksPerHour: (h: number) => (Math.floor(h / 24) % 7 > 4 ? 0 : 50), seed: 116 })).factsAt(300); console.log('DBG', JSON.stringify(judgeHealth(dbg)), JSON.stringify({...dbg, hours: dbg.hours.map(h=>h.clicks+':'+h.arrived).slice(0,30).join(' ')}));
  console.log('SEEDS', kinds.length * 25, JSON.stringify(out));
  expect(1).toBe(1);
});
