import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { aHit } from '../testing/a-hit.js';
import { readParameters } from './read-parameters.js';

function read(query: string, body?: string | Buffer, headers: string[] = []) {
  const bytes = body === undefined ? undefined : Buffer.from(body as string, 'utf8');
  const reading = readParameters(
    aHit(query, { method: body === undefined ? 'GET' : 'POST', headers, body: bytes?.toString('base64') ?? '', size: bytes?.length ?? 0 }),
  );
  if (reading.kind === 'unreadable') return reading.reason;
  const sets = reading.kind === 'single' ? [reading.parameters] : reading.elements;
  const shown = sets.map((set) =>
    Object.fromEntries(
      [...set.names()].map((name) => [
        name,
        set
          .valuesOf(name)
          .map(({ text }) => text)
          .join('|'),
      ]),
    ),
  );
  return {
    ...(reading.kind === 'single' ? shown[0] : { elements: shown }),
    ...(sets[0]?.warnings.size ? { warnings: [...sets[0].warnings].sort() } : {}),
  };
}

describe('query', () => {
  it('decodes once, takes plus for a space and bad bytes for U+FFFD', () => {
    expect(read('a=1%2B1&b=x+y&c=%ff%fe&d=%00&e=%ZZ&f=%')).toEqual({
      a: '1+1',
      b: 'x y',
      c: '\uFFFD\uFFFD',
      d: '\uFFFD',
      e: '%ZZ',
      f: '%',
    });
  });
  it('keeps a byte order mark inside a value: without it the value would be another', () => {
    expect(read('a=%EF%BB%BFx')).toEqual({ a: '\ufeffx' });
  });
  it('reads raw bytes above ASCII as UTF-8', () => {
    expect(read(`a=${Buffer.from('é€').toString('latin1')}`)).toEqual({ a: 'é€' });
  });
  it('folds names, brackets, a second question mark and HTML damage', () => {
    expect(read('?Click_ID[]=x&amp;payout=5&b[0]=y&c[k]=z')).toEqual({
      click_id: 'x',
      payout: '5',
      b: 'y',
      'c[k]': 'z',
      warnings: ['html_entity_repair', 'second_question_mark'],
    });
    expect(read('payout=10%C2%A4cy=EUR&x=1%C3%97tamp=7')).toEqual({
      payout: '10',
      currency: 'EUR',
      x: '1',
      timestamp: '7',
      warnings: ['html_entity_repair'],
    });
  });
  it('takes off every kind of escaped ampersand', () => {
    expect(read('a=1&amp;amp;b=2&#38;c=3&#x26;d=4&#038;e=5')).toEqual({
      a: '1',
      b: '2',
      c: '3',
      d: '4',
      e: '5',
      warnings: ['html_entity_repair'],
    });
  });
  it('repairs HTML damage of a Latin-1 page too, and leaves letters of UTF-8 alone', () => {
    expect(read('payout=10%A4cy=EUR&x=1%AEion=ES&y=\xa7ion=2')).toEqual({
      payout: '10',
      currency: 'EUR',
      x: '1',
      region: 'ES',
      y: '',
      section: '2',
      warnings: ['html_entity_repair'],
    });
    expect(read(`note=%D0%A4x=1&b=${Buffer.from('Ф').toString('latin1')}`)).toEqual({ note: 'Фx=1', b: 'Ф' });
  });
  it('opens a query that was encoded as a whole', () => {
    expect(read('click_id%3Dabc%26payout%3d5%26note%3Da%2520b')).toEqual({
      click_id: 'abc',
      payout: '5',
      note: 'a b',
      warnings: ['double_encoded'],
    });
    expect(read('click_id%3Dabc=1')).toEqual({ 'click_id=abc': '1' });
  });
  it('keeps both values of a parameter given twice, with a warning', () => {
    expect(read('payout=5&PAYOUT=500')).toEqual({ payout: '5|500', warnings: ['duplicate_parameter'] });
  });
  it('takes odd names for names', () => {
    const result = read('__proto__=1&constructor[prototype][admin]=1&toString=1&then=1') as object;
    expect(Object.getOwnPropertyNames(result)).toContain('__proto__');
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });
  it('refuses more than 100 parameters', () => {
    expect(read(Array.from({ length: 101 }, (_, i) => `p${i}=1`).join('&'))).toBe('too_many_params');
    expect(read(Array.from({ length: 100 }, (_, i) => `p${i}=1`).join('&'))).toHaveProperty('p99', '1');
  });
});

describe('body', () => {
  const json = ['Content-Type', 'application/json'];
  it('is read whatever its content type says', () => {
    expect(read('', 'a=1&b=2')).toEqual({ a: '1', b: '2' });
    expect(read('', 'a=1', json)).toEqual({ a: '1' });
    expect(read('', '{"a":1}', ['Content-Type', 'application/x-www-form-urlencoded'])).toEqual({ a: '1' });
    expect(read('', '{"a":1}', ['Content-Type', ';;;=/\\'])).toEqual({ a: '1' });
    expect(read('', '\ufeff{"a":1}', json)).toEqual({ a: '1' });
  });
  it('gives way to the query', () => expect(read('a=1', 'a=2&b=3')).toEqual({ a: '1|2', b: '3', warnings: ['conflicting_parameter'] }));
  it('opens one level of objects and arrays of scalars', () => {
    expect(read('', '{"a":{"b":1,"c":{"d":2}},"b":9,"e":["x","y"],"f":null}', json)).toEqual({
      b: '9',
      c: undefined,
      e: 'x|y',
      warnings: ['duplicate_parameter'],
    });
  });
  it('opens lists of named values, before other objects, and never lets them hide a name of the top', () => {
    const order = {
      id: 7,
      billing: { name: 'B' },
      note_attributes: [{ name: 'click_id', value: 'abc' }, { name: 'id', value: 'no' }, { name: 'x' }, null],
    };
    expect(read('', JSON.stringify(order), json)).toEqual({ id: '7', click_id: 'abc', name: 'B' });
    expect(read('', '{"meta_data":[{"id":1,"key":"_click_id","value":"abc"}]}', json)).toEqual({ _click_id: 'abc' });
  });
  it('reads as much of what is nested as there is room for, however long an order is', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`n${i}`, i]));
    const result = read('', JSON.stringify({ id: 1, goods: many, notes: [{ name: 'click_id', value: 'abc' }] }), json);
    expect(result).toMatchObject({ id: '1', click_id: 'abc', n0: '0' });
    expect(result).not.toHaveProperty('n299');
    expect(read('', JSON.stringify(many), json)).toBe('too_many_params');
  });
  it('may be multipart, whose files are left out', () => {
    const multipart = ['Content-Type', 'multipart/form-data; boundary=X'];
    const field = (name: string, value: string) => `--X\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    expect(read('a=1', `${field('a', '2')}${field('b', '3%20+')}--X--\r\n`, multipart)).toEqual({
      a: '1|2',
      b: '3%20+',
      warnings: ['conflicting_parameter'],
    });
    expect(read('', gzipSync(`${field('a', '2')}--X--`), [...multipart, 'Content-Encoding', 'gzip'])).toEqual({ a: '2' });
    expect(read('', field('a', '1').repeat(101), multipart)).toBe('too_many_params');
    expect(read('', 'click_id=abc', ['Content-Type', 'multipart/form-data'])).toBe('malformed_body');
  });
  it('gives a set of parameters per element of an array', () => {
    expect(read('q=1', '[{"a":1},{"a":2},7]', json)).toEqual({ elements: [{ q: '1', a: '1' }, { q: '1', a: '2' }, { q: '1' }] });
  });
  it('has no parameters when it is another kind of content', () => {
    for (const text of ['x', 'null', '"click_id"', 'true', '<?xml version="1.0"?><a b="c"/>'])
      expect(read('a=1', text)).toEqual({ a: '1' });
  });
  it.each([
    ['{"a":1} xx', json, 'malformed_body'],
    ['{a:1}', json, 'malformed_body'],
    ['['.repeat(40), json, 'body_too_deep'],
    ['{"notification":"x","iv":"y"}', json, 'encrypted_body_no_key'],
    ['{"a":1}', ['Content-Encoding', 'zstd'], 'unsupported_encoding'],
    ['{"a":1}', ['Content-Type', 'application/json; charset=utf-7'], 'unsupported_encoding'],
    ['{"a":1}', ['Content-Encoding', 'gzip'], 'malformed_body'],
    [`[${'{},'.repeat(500)}{}]`, json, 'too_many_params'],
  ])('%s with %j is refused', (text, headers, reason) => expect(read('', text, headers)).toBe(reason));
  it('is refused with bytes that are no UTF-8 inside JSON', () =>
    expect(read('', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), json)).toBe('malformed_encoding'));
  it('may be compressed, up to 64 KiB of content', () => {
    expect(read('', gzipSync('a=1'), ['Content-Encoding', 'gzip'])).toEqual({ a: '1' });
    expect(read('', deflateSync('{"a":1}'), ['Content-Encoding', 'deflate'])).toEqual({ a: '1' });
    expect(read('', gzipSync(Buffer.alloc(50_000_000)), ['Content-Encoding', 'gzip'])).toBe('body_too_large');
  });
  it('is opened when nobody said it is compressed, and when its header says something else', () => {
    expect(read('', gzipSync('a=1'))).toEqual({ a: '1' });
    expect(read('', deflateRawSync('a=1'), ['Content-Encoding', 'deflate'])).toEqual({ a: '1' });
    expect(read('', 'a=1', ['Content-Encoding', 'utf-8'])).toEqual({ a: '1' });
    expect(read('', gzipSync(Buffer.alloc(50_000_000)))).toBe('body_too_large');
  });
  it('may be in another charset', () => {
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"a":"é"}', 'utf16le')]);
    expect(read('', marked, json)).toEqual({ a: 'é' });
    expect(
      read('', Buffer.from('a=caf\xe9&b=%E9', 'latin1'), ['Content-Type', 'application/x-www-form-urlencoded; charset=iso-8859-1']),
    ).toEqual({ a: 'café', b: 'é' });
    expect(read('', Buffer.from('{"a":1}', 'utf16le'), ['Content-Type', 'application/json; charset=utf-16le'])).toEqual({ a: '1' });
  });
});
