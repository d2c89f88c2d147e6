import { afterAll, describe, expect, it } from 'vitest';
import type { Conversion } from '#conversions';
import { RATE_ONE } from '#kernel';
import { REASONS, WARNINGS, type Reason, type Warning } from './reasons.js';
import type { RawHit } from './raw-hit.js';
import { aHit } from './testing/a-hit.js';
import { CLICK_KNOWN, clickIds, decideAlone, NOW_MS, type AloneState } from './testing/decide-alone.js';

const at = (query: string, given: Partial<RawHit> = {}) => aHit(query, { at: NOW_MS, ...given });
const post = (body: string, given: Partial<RawHit> = {}) =>
  at('', { method: 'POST', url: '/postback', body: Buffer.from(body).toString('base64'), size: body.length, ...given });
const known = (more = '&payout=5') => at(`click_id=known${more}`);
const token = { auth: [{ scheme: 'token', token: 'tok' }] };
const altered = (id: string) => id.slice(0, -1) + (id.endsWith('0') ? '8' : '0');

const rejectedByHand: Conversion = {
  clickId: CLICK_KNOWN,
  id: '019ab5e0-0000-0000-0000-0000000000c1',
  importedId: 'known',
  campaignId: 1,
  offerId: 1,
  sourceId: 1,
  receipt: '019ab5e0-0000-0000-0000-0000000000c1',
  element: 0,
  event: 'default',
  eventKey: 'default',
  txid: null,
  status: 'rejected',
  originalStatus: null,
  kind: 'conversion',
  payout: 5_000_000n,
  currency: 'USD',
  payoutBase: 5_000_000n,
  rate: RATE_ONE,
  saleAmount: null,
  hold: false,
  holdUntil: null,
  counts: true,
  cost: 0n,
  manual: true,
  warnings: [],
  custom: {},
  clickAt: new Date(NOW_MS - 3_600_000),
  occurredAt: new Date(NOW_MS),
  receivedAt: new Date(NOW_MS),
  campaignVersion: 1,
  facts: 2,
  version: 2,
};

/** For each reason a hit that gets it; the last of several hits counts. */
const rejected: Record<Reason, [hits: RawHit[], state?: AloneState]> = {
  missing_click_id: [[at('payout=5')]],
  unreplaced_macro: [[at('click_id={click_id}')]],
  malformed_click_id: [[at(`click_id=${'a'.repeat(257)}`)]],
  bad_click_signature: [[at(`click_id=${altered(clickIds.mint(1, NOW_MS).text)}`)]],
  unknown_click: [[at('click_id=nobody')]],
  click_expired_from_storage: [[at(`click_id=${clickIds.mint(1, NOW_MS - 1e9).text}`)], { keptSinceMs: NOW_MS - 1e8 }],
  ambiguous_click_id: [[at('click_id=known&cid=other')]],
  duplicate: [[known(), known()]],
  duplicate_conflict: [[known(), known('&payout=6')]],
  missing_txid: [[known()], { campaign: { requireTxid: true } }],
  invalid_status_transition: [[known(), known('&status=lead')]],
  ignored_status: [[known('&status=trial')], { settings: { status_words: { trial: 'ignore' } } }],
  outside_attribution_window: [[known()], { imported: { known: 31 * 24 * 60 } }],
  below_min_time_to_conversion: [[known()], { campaign: { minClickToConversionS: 7200 } }],
  event_before_click: [[known('&event_time=2020-01-01')]],
  over_cap: [[known()], { campaign: { dailyConversionCap: 3 }, counted: 3 }],
  campaign_inactive: [[at(`click_id=${clickIds.mint(77, NOW_MS).text}`)]],
  advertiser_mismatch: [[at('click_id=known', { key: 'key_b' })]],
  unknown_event: [[known('&event=odd')], { settings: { known_events_only: true, event_names: { sale: 'sale' } } }],
  invalid_payout: [[known('&payout=five')]],
  payout_out_of_range: [[known('&payout=11')], { settings: { max_payout: '10.00' } }],
  unknown_currency: [[known('&payout=5&currency=XXX1')]],
  adjustment_without_original: [[known('&payout=-5')]],
  auth_missing: [[known()], { settings: token }],
  auth_invalid: [[known('&token=wrong')], { settings: token }],
  ip_not_allowed: [[known()], { settings: { auth: [{ scheme: 'ip', allow: ['198.51.100.0/24'] }] } }],
  https_required: [[known()], { settings: { require_https: true } }],
  manually_rejected: [[known('&status=approved')], { conversions: [rejectedByHand] }],
  malformed_body: [[post('{a}')]],
  malformed_encoding: [[at('click_id=%ZZ')]],
  encrypted_body_no_key: [[post('{"notification":"x","iv":"y"}')]],
  body_too_deep: [[post('['.repeat(17))]],
  too_many_params: [[at(Array.from({ length: 101 }, (_, i) => `p${i}=1`).join('&'))]],
  unsupported_encoding: [[post('{}', { headers: ['Content-Encoding', 'zstd'] })]],
  body_too_large: [[post('x', { size: 65_537 })]],
  unknown_source: [[at('click_id=known', { key: 'key_old' })]],
  safe_method: [[at('click_id=known', { method: 'HEAD' })]],
  test: [[known('&payout=5&test=1')]],
};

const warned: Record<Warning, [hit: RawHit, state?: AloneState]> = {
  missing_payout: [known('')],
  click_row_missing: [at(`click_id=${clickIds.mint(1, NOW_MS - 601_000).text}&payout=5`)],
  case_repaired: [at(`click_id=${clickIds.mint(1, NOW_MS - 601_000).text.toUpperCase()}&payout=5`)],
  rounded: [known('&payout=0.12345678')],
  ambiguous_number: [known('&payout=1,234')],
  duplicate_parameter: [known('&payout=5&payout=6')],
  conflicting_parameter: [known('&payout=5EUR&currency=USD')],
  double_encoded: [at('click_id=kno%2577n&payout=5')],
  html_entity_repair: [known('&amp;payout=5')],
  second_question_mark: [at('click_id=known?x=1&payout=5')],
  stripped_quotes: [at('click_id=%22known%22&payout=5')],
  trailing_junk: [at('click_id=known)&payout=5')],
  unreplaced_macro: [known('&payout=5&txid={txid}')],
  unknown_currency: [known('&payout=5&currency=CHF')],
  unmapped_status: [known('&payout=5&status=odd')],
  event_time_conflict: [known(`&payout=5&sale_date=2026-11-22&sale_date_unix=${NOW_MS / 1000 - 60}`)],
  future_event_time: [known('&payout=5&event_time=2030-01-01')],
};

describe('every reason', () => {
  for (const [reason, [hits, state]] of Object.entries(rejected)) {
    it(`${reason} is given`, () => expect(decideAlone(hits, state).at(-1)?.verdict).toMatchObject({ outcome: 'rejected', reason }));
  }
  it('has a hint that names who must act', () => {
    for (const { actor, hint } of Object.values(REASONS))
      expect(hint).toMatch({ sender: /^The (?:sender|operator)/, operator: /^The operator/, nobody: /^Nobody/ }[actor]);
  });
});

describe('every warning', () => {
  for (const [warning, [hit, state]] of Object.entries(warned)) {
    it(`${warning} is given, and the hit counts`, () => {
      const [subject] = decideAlone([hit], state);
      expect(subject?.verdict?.outcome).toBe('accepted');
      expect([...(subject?.warnings ?? [])]).toContain(warning);
    });
  }
  afterAll(() => expect(Object.keys(warned).sort()).toEqual(Object.keys(WARNINGS).sort()));
});
