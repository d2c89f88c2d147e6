import { describe, expect, it } from 'vitest';
import { aCampaign } from '#testing';
import { composeDialect } from '../dialect.js';
import { loadPresets } from '../presets.js';
import { readSourceSettings } from '../source-settings.js';
import { aHit } from '../testing/a-hit.js';
import { decideAlone, NOW_MS } from '../testing/decide-alone.js';
import { buildTestHit, type TestValues } from './build-test-hit.js';

const presets = await loadPresets();
const VALUES: TestValues = { clickId: 'known', txid: 'test-1', payout: 12_500_000n, currency: 'USD', event: 'sale', status: 'approved' };

/** Sends what was built to the keyed door of a source, over the pure decision. */
function sendBuilt(settings: Record<string, unknown>, preset = 'generic', values: Partial<TestValues> = {}) {
  const dialect = composeDialect(presets.get(preset), readSourceSettings(settings));
  const built = buildTestHit(dialect, { ...VALUES, ...values }, { secure: false });
  const headers = Object.entries(built.headers).flat();
  const hit = aHit(built.query, {
    at: NOW_MS,
    method: built.method,
    url: `/postback/key_a?${built.query}`,
    key: 'key_a',
    headers,
    body: Buffer.from(built.body ?? '').toString('base64'),
    size: built.body?.length ?? 0,
  });
  const [first] = decideAlone([hit], { settings, preset, campaign: aCampaign() });
  return { built, first };
}

const proofs: Record<string, object> = {
  token: { scheme: 'token', token: 't&k', params: ['pass'] },
  'hmac over the query': { scheme: 'hmac_sha256', secret: 's3cr3t', param: 'sig' },
  'hmac over the body': { scheme: 'hmac_body', secret: 's3cr3t', header: 'X-Signature', prefix: 'sha256=' },
  md5: { scheme: 'md5', secret: '0ffer', param: 'signature', parts: ['subId', 'transId', 'reward'] },
  'sha1 with the secret first': { scheme: 'sha1', secret: 'x', parts: ['{secret}', 'txid'], separator: '.' },
  'sorted sha512': { scheme: 'sorted_sha512', secret: 'pass' },
};

describe('a built test postback', () => {
  it.each(Object.entries(proofs))('proves itself: %s', (_name, rule) => {
    const { first } = sendBuilt({ auth: [rule] });
    expect(first?.verdict).toEqual({ outcome: 'rejected', reason: 'test' });
    expect(first?.wouldBe).toMatchObject({ outcome: 'accepted' });
    expect(sendBuilt({ auth: [rule, { scheme: 'token', token: 'other' }] }).first?.wouldBe).toMatchObject({ outcome: 'accepted' });
  });

  it.each([...presets.keys()])('speaks as %s wants it', (preset) => {
    const speaksOfPayouts = composeDialect(presets.get(preset), {}).names.payout.length > 0;
    for (const status of ['approved', 'pending', 'rejected'] as const) {
      const { first } = sendBuilt({ auth: [] }, preset, { status });
      expect(first?.claim?.txid).toBe('test-1');
      expect(first?.claim?.meaning).toBe(status);
      // A shop tells what was bought, not what is paid for it.
      if (speaksOfPayouts) expect(first?.conversionClaim?.payout.micros).toBe(12_500_000n);
      expect(first?.wouldBe).toMatchObject({ outcome: 'accepted' });
    }
  });

  it('takes names, words, events and amounts of the source', () => {
    const settings = {
      names: { click_id: ['clk'], payout: ['cents'] },
      minor_units: true,
      status_words: { credited: 'approved' },
      event_names: { Purchase: 'sale' },
    };
    expect(sendBuilt(settings).built.query).toBe('clk=known&txid=test-1&cents=1250&currency=USD&event=purchase&status=credited&test=1');
    expect(sendBuilt({ decimal: 'comma' }).built.query).toContain('payout=12%2C5');
    expect(sendBuilt({}, 'generic', { event: undefined, status: undefined }).built.query).toBe(
      'click_id=known&txid=test-1&payout=12.5&currency=USD&test=1',
    );
  });

  it('says which proofs it cannot give', () => {
    expect(sendBuilt({ auth: [{ scheme: 'ip', allow: ['198.51.100.1'] }], require_https: true }).built.unproven).toEqual(['ip', 'https']);
  });
});
