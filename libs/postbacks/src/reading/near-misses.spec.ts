import { describe, expect, it } from 'vitest';
import { GENERIC_DIALECT } from '../dialect.js';
import { GENERIC_NAMES, type Role } from './aliases.js';
import { didYouMean, nearMissesOf } from './near-misses.js';
import { Parameters } from './parameters.js';

const ROLES = Object.keys(GENERIC_NAMES) as Role[];
function misses(names: Record<string, string>): Record<string, string> {
  const parameters = new Parameters();
  for (const [name, text] of Object.entries(names)) parameters.add(name, { text, place: 'query', broken: false });
  return Object.fromEntries(nearMissesOf(parameters, GENERIC_DIALECT, ROLES).map(({ sent, meant }) => [sent, meant]));
}

describe('did you mean', () => {
  it.each([
    ['clickd', 'click_id'],
    ['clikid', 'click_id'],
    ['click-id', 'click_id'],
    ['click.id', 'click_id'],
    ['clcik_id', 'click_id'],
    ['payut', 'payout'],
    ['pay_out', 'payout'],
    ['transacton_id', 'transaction_id'],
    ['transaciton-di', 'transaction_id'],
    ['curency', 'currency'],
    ['staus', 'status'],
    ['evnet', 'event'],
    ['order-id', 'order_id'],
  ])('%s: %s', (sent, meant) => expect(misses({ [sent]: 'x1' })).toEqual({ [sent]: meant }));

  it.each(['sub1', 'sub_id_2', 'visitor', 'ip', 'note', 'x', 'campaign', 'click', 'url', 'gaid', 'aff', 'source'])(
    '%s is a name of its own',
    (name) => expect(misses({ [name]: 'x' })).toEqual({}),
  );
  it('says nothing of what is filled already, empty, or known as something else', () => {
    expect(misses({ clickd: 'x', click_id: 'y' })).toEqual({});
    expect(misses({ clickd: '' })).toEqual({});
    expect(misses({ clickd: 'x', click_id: '' })).toEqual({ clickd: 'click_id' });
    expect(misses({ tid: '1', revenue: '2' })).toEqual({});
  });
  it('is one sentence, with names cut', () => {
    expect(didYouMean([])).toBeNull();
    expect(didYouMean([{ sent: 'clickd', meant: 'click_id', role: 'clickId' }])).toBe('Did you mean click_id (it came as "clickd")?');
  });
});
