import { describe, expect, it } from 'vitest';
import { parsePasted } from './parse-pasted.js';

describe('a pasted request', () => {
  it.each([
    ['https://t.example/p.ashx?r=1#x', { method: 'GET', url: '/p.ashx?r=1' }],
    ['  /postback?click_id=a ', { method: 'GET', url: '/postback?click_id=a' }],
    ['?click_id=a', { method: 'GET', url: '/postback?click_id=a' }],
    ['t.example', { method: 'GET', url: '/t.example' }],
    ['https://t.example', { method: 'GET', url: '/' }],
    ['{"click_id":"a"}', { method: 'POST', url: '/postback', body: '{"click_id":"a"}' }],
    ['click_id=a&payout=5', { method: 'POST', url: '/postback', body: 'click_id=a&payout=5' }],
    [
      'POST /postback/k?x=1 HTTP/1.1\r\nHost: t\r\nX-Shopify-Hmac-Sha256: abc=\r\n\r\n{"id":1}\n{',
      { method: 'POST', url: '/postback/k?x=1', headers: ['Host', 't', 'X-Shopify-Hmac-Sha256', 'abc='], body: '{"id":1}\n{' },
    ],
    ['GET /postback?click_id=a HTTP/1.1\nHost: t', { method: 'GET', url: '/postback?click_id=a', headers: ['Host', 't'], body: undefined }],
    [
      `curl -X POST 'https://t.example/postback' -H "Content-Type: application/json" \\\n  --data-raw '{"click_id":"a b"}'`,
      { method: 'POST', url: '/postback', headers: ['Content-Type', 'application/json'], body: '{"click_id":"a b"}' },
    ],
    ['curl "https://t.example/postback?click_id=a"', { method: 'GET', url: '/postback?click_id=a' }],
  ])('%s', (text, wanted) => expect(parsePasted(text)).toMatchObject(wanted));
  it('may have its body apart', () =>
    expect(parsePasted('/postback', 'a=1')).toMatchObject({ method: 'POST', url: '/postback', body: 'a=1' }));
});
