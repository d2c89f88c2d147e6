import { gzipSync } from 'node:zlib';
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
  it('are found whatever way their name is written', () => {
    expect(maskUrl('/p?tok%65n=1&amp;secret=2&%5Btoken=3&?key=4&SECURE%5B%5D=5')).toBe(
      '/p?tok%65n=***&amp;secret=***&%5Btoken=3&?key=***&SECURE%5B%5D=***',
    );
    expect(body('{"token":["x","y"],"key":{"a":"b"},"n":[{"pass":"z","a":1}]}')).toBe(
      '{"token":"***","key":"***","n":[{"pass":"***","a":1}]}',
    );
    expect(body('{"\\u0074oken":"x","a":"token","tokens":1}')).toBe('{"\\u0074oken":"***","a":"token","tokens":1}');
  });
  it('are replaced in multipart fields, files and all else untouched', () => {
    const field = (name: string, value: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const text = `${field('token', 'geheim\r\nzwei')}${field('payout', '5')}--b--`;
    expect(body(text)).toBe(`${field('token', '***')}${field('payout', '5')}--b--`);
  });
  it('are replaced in compressed bodies, which are shown decompressed then; others stay as they are', () => {
    const packed = gzipSync('a=1&token=geheim').toString('base64');
    expect(Buffer.from(maskBody(packed, [], 'gzip'), 'base64').toString()).toBe('a=1&token=***');
    const harmless = gzipSync('a=1').toString('base64');
    expect(maskBody(harmless, [], 'gzip')).toBe(harmless);
    expect(maskBody(Buffer.from('{"a":"\xff"}', 'latin1').toString('base64'))).toBe(
      Buffer.from('{"a":"\xff"}', 'latin1').toString('base64'),
    );
  });
  it('are replaced in headers', () => {
    expect(maskHeaders(['Authorization', 'Bearer x', 'Host', 't', 'X-Api-Key', 'k'])).toEqual([
      ['Authorization', '***'],
      ['Host', 't'],
      ['X-Api-Key', '***'],
    ]);
  });
});
