import { describe, expect, it } from 'vitest';
import { maskBody, maskHeaders, maskUrl } from './mask-secrets.js';

const body = (text: string, names?: readonly string[]) =>
  Buffer.from(maskBody(Buffer.from(text).toString('base64'), names), 'base64').toString();

describe('secrets in the log', () => {
  it('are replaced in the query, all else stays byte for byte', () => {
    expect(maskUrl('/postback?click_id=a%20b&TOKEN=tok_9f2b&x=%zz&token[]=y&mytoken=z')).toBe(
      '/postback?click_id=a%20b&TOKEN=***&x=%zz&token[]=***&mytoken=z',
    );
    expect(maskUrl('/postback?a=1&pin=1234', ['pin'])).toBe('/postback?a=1&pin=***');
    expect(maskUrl('/postback')).toBe('/postback');
  });
  it('are replaced in forms and JSON', () => {
    expect(body('a=1&secret=s&b=2')).toBe('a=1&secret=***&b=2');
    expect(body('{"token": "t\\"x", "n": {"password":123}, "amount": 5}')).toBe('{"token": "***", "n": {"password":"***"}, "amount": 5}');
  });
  it('are replaced in headers', () => {
    expect(maskHeaders(['Authorization', 'Bearer x', 'Host', 't', 'X-Api-Key', 'k'])).toEqual([
      ['Authorization', '***'],
      ['Host', 't'],
      ['X-Api-Key', '***'],
    ]);
  });
});
