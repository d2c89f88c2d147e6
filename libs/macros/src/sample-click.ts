import { NOBODY, type MacroExample, type MacroValues } from './macro-definition.js';

/** The click in which the examples of macros hold: for the shared spec and the reference. */
export function aClick(given: MacroExample['given'] = {}): MacroValues {
  const parameters = new URLSearchParams(given.query ?? '');
  return {
    clickId: 'push_0',
    clickOutUrl: 'https://track.example/o/push_0',
    campaignId: 1,
    payout: 5_000_000n,
    currency: 'USD',
    cost: undefined,
    ip: '203.0.113.1',
    clickedAtMs: 1_795_000_000_000,
    random: '42',
    ...given.click,
    parameter: (name) => parameters.get(name) ?? '',
    visitor: () => ({ ...NOBODY, ...given.visitor }),
  };
}
