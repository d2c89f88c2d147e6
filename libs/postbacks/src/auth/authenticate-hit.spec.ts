import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { RawHit } from '../raw-hit.js';
import { aHit } from '../testing/a-hit.js';
import { decideAlone, NOW_MS } from '../testing/decide-alone.js';

/** A hit at the door of a source with this proof; what became of it. */
function verdictOf(rule: object, hit: { query?: string; body?: string | Buffer; headers?: string[]; keyed?: boolean }): string {
  const bytes = Buffer.from(hit.body ?? '');
  const given: Partial<RawHit> = {
    at: NOW_MS,
    ...(hit.keyed !== false && { key: 'key_a' }),
    ...(hit.body !== undefined && { method: 'POST', body: bytes.toString('base64'), size: bytes.length }),
    headers: hit.headers ?? [],
  };
  const [subject] = decideAlone([aHit(hit.query ?? '', given)], { settings: { auth: [rule] } });
  return subject?.verdict?.outcome === 'rejected' ? subject.verdict.reason : (subject?.verdict?.outcome ?? '');
}

describe('a signature over the body, in a header', () => {
  const body = '{"click_id":"known","payout":"5.00"}';
  const shop = { scheme: 'hmac_body', secret: 'shpss_1', header: 'X-Shopify-Hmac-Sha256', encoding: 'base64' };
  const sign = (bytes: string | Buffer, secret = 'shpss_1') => createHmac('sha256', secret).update(bytes).digest('base64');

  it('counts when it holds, at a keyed and at the generic door', () => {
    const headers = ['x-shopify-hmac-sha256', sign(body)];
    expect(verdictOf(shop, { body, headers })).toBe('accepted');
    expect(verdictOf(shop, { body, headers, keyed: false })).toBe('accepted');
  });
  it('is refused when it is missing, made with another key, or of another body', () => {
    expect(verdictOf(shop, { body })).toBe('auth_missing');
    expect(verdictOf(shop, { body, headers: ['X-Shopify-Hmac-Sha256', ''] })).toBe('auth_missing');
    expect(verdictOf(shop, { body, headers: ['X-Shopify-Hmac-Sha256', sign(body, 'other')] })).toBe('auth_invalid');
    expect(verdictOf(shop, { body: body.replace('5.00', '9.00'), headers: ['X-Shopify-Hmac-Sha256', sign(body)] })).toBe('auth_invalid');
    expect(verdictOf(shop, { query: 'click_id=known&payout=5' })).toBe('auth_missing');
  });
  it('vouches for nothing that stands in the query', () => {
    const headers = ['X-Shopify-Hmac-Sha256', sign(body)];
    expect(verdictOf(shop, { query: 'payout=500', body, headers })).toBe('auth_invalid');
    expect(verdictOf(shop, { query: 'click_id=other', body, headers })).toBe('auth_invalid');
    expect(verdictOf(shop, { query: 'return=OK&shop=7', body, headers })).toBe('accepted');
  });
  it('is made over the bytes as sent, compressed or not; hex in any case, with or without its prefix', () => {
    const packed = gzipSync(body);
    expect(verdictOf(shop, { body: packed, headers: ['Content-Encoding', 'gzip', 'X-Shopify-Hmac-Sha256', sign(packed)] })).toBe(
      'accepted',
    );
    const hub = { scheme: 'hmac_body', secret: 's', header: 'X-Hub-Signature-256', prefix: 'sha256=' };
    const hex = createHmac('sha256', 's').update(body).digest('hex');
    expect(verdictOf(hub, { body, headers: ['X-Hub-Signature-256', `sha256=${hex.toUpperCase()}`] })).toBe('accepted');
    expect(verdictOf(hub, { body, headers: ['X-Hub-Signature-256', hex] })).toBe('accepted');
    expect(verdictOf({ ...hub, algorithm: 'sha1' }, { body, headers: ['X-Hub-Signature-256', hex] })).toBe('auth_invalid');
  });
});

describe('a digest over parameters sorted by name (Digistore24)', () => {
  const rule = { scheme: 'sorted_sha512', secret: 'geheim' };
  const sign = (signed: string) => createHash('sha512').update(signed).digest('hex').toUpperCase();
  // Byte order: capitals before small letters; what is empty is left out.
  const wanted = sign('Zahl=1geheimcid=knowngeheimevent=on paymentgeheimpayout=5geheim');
  const form = `event=on+payment&cid=known&payout=5&empty=&Zahl=1`;

  it('counts when it holds, whatever the order of the parameters', () => {
    expect(verdictOf(rule, { body: `${form}&sha_sign=${wanted}` })).toBe('accepted');
    expect(verdictOf(rule, { body: `sha_sign=${wanted.toLowerCase()}&Zahl=1&payout=5&cid=known&event=on%20payment` })).toBe('accepted');
  });
  it('is refused when it is missing, of another secret, or something was changed or added', () => {
    expect(verdictOf(rule, { body: form })).toBe('auth_missing');
    expect(verdictOf({ ...rule, secret: 'x' }, { body: `${form}&sha_sign=${wanted}` })).toBe('auth_invalid');
    expect(verdictOf(rule, { body: `${form.replace('payout=5', 'payout=6')}&sha_sign=${wanted}` })).toBe('auth_invalid');
    expect(verdictOf(rule, { query: 'txid=1', body: `${form}&sha_sign=${wanted}` })).toBe('auth_invalid');
  });
});

describe('an encrypted body (ClickBank)', () => {
  const key = (secret: string) => createHash('sha1').update(secret).digest('hex').slice(0, 32);
  const seal = (text: string, secret = 'CBSECRET') => {
    const iv = Buffer.alloc(16, 7);
    const cipher = createCipheriv('aes-256-cbc', key(secret), iv);
    const notification = Buffer.concat([cipher.update(text), cipher.final()]).toString('base64');
    return JSON.stringify({ notification, iv: iv.toString('base64') });
  };
  const inside = '{"click_id":"known","payout":"5.00"}';
  const rule = { scheme: 'clickbank', secret: 'CBSECRET' };

  it('is opened with the key of the source it was sent to', () => expect(verdictOf(rule, { body: seal(inside) })).toBe('accepted'));
  it('is refused with another key, cut, or when it was not encrypted at all', () => {
    expect(verdictOf(rule, { body: seal(inside, 'other') })).toBe('auth_invalid');
    expect(verdictOf(rule, { body: '{"notification":"AAAA","iv":"BBBB"}' })).toBe('auth_invalid');
    expect(verdictOf(rule, { body: inside })).toBe('auth_missing');
    expect(verdictOf(rule, { query: 'payout=500', body: seal(inside) })).toBe('auth_invalid');
  });
  it('is no riddle without a key: the operator is told what is missing', () => {
    expect(verdictOf({ scheme: 'token', token: 't' }, { body: seal(inside) })).toBe('encrypted_body_no_key');
    // Whose it is stands inside: at the generic door there is no key to try.
    expect(verdictOf(rule, { body: seal(inside), keyed: false })).toBe('encrypted_body_no_key');
  });
});

describe('offerwall digests', () => {
  it('may put the secret anywhere and a separator between', () => {
    const rule = { scheme: 'md5', secret: 'sk', param: 'verifier', parts: ['id', 'snuid', 'currency', '{secret}'], separator: ':' };
    const verifier = createHash('md5').update('t1:known:50:sk').digest('hex');
    const query = 'click_id=known&snuid=known&id=t1&payout=1';
    expect(verdictOf(rule, { query: `${query}&verifier=${createHash('md5').update('t1:known::sk').digest('hex')}` })).toBe('accepted');
    expect(verdictOf(rule, { query: `${query}&verifier=${verifier}` })).toBe('auth_invalid');
  });
});

describe('the worked examples of docs/advertisers.md', () => {
  const page = readFileSync(new URL('../../../../docs/advertisers.md', import.meta.url), 'utf8');
  it('are what this code accepts', () => {
    const shown = (digest: string) => expect(page).toContain(digest);
    const query = 'click_id=clk_hmac_0001&payout=5&txid=h1';
    shown(createHmac('sha256', 's3cr3t').update(query).digest('hex'));
    shown(createHash('md5').update('clk_md5_0001m11000ffer').digest('hex'));
    const body = '{"click_id":"known","payout":"5.00"}';
    shown(body);
    const signature = createHmac('sha256', 'shpss_1').update(body).digest('base64');
    shown(signature);
    expect(verdictOf({ scheme: 'hmac_body', secret: 'shpss_1', encoding: 'base64' }, { body, headers: ['X-Signature', signature] })).toBe(
      'accepted',
    );
    const sorted = createHash('sha512').update('cid=knowngeheimevent=on_paymentgeheimpayout=5geheim').digest('hex');
    shown(sorted.slice(0, 24));
    const sent = `event=on_payment&payout=5&cid=known&sha_sign=${sorted}`;
    expect(verdictOf({ scheme: 'sorted_sha512', secret: 'geheim' }, { body: sent })).toBe('accepted');
  });
});
