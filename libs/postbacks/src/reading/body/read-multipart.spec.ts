import { TextDecoder } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readMultipart } from './read-multipart.js';

const TYPE = 'multipart/form-data; boundary=----b';
const read = (body: string | Buffer, type = TYPE) => readMultipart(Buffer.from(body), type, new TextDecoder('utf-8', { ignoreBOM: true }));
const fieldsOf = (body: string | Buffer, type = TYPE) => {
  const reading = read(body, type);
  return reading.kind === 'fields' ? reading.fields : reading.kind;
};
const part = (head: string, value: string) => `------b\r\n${head}\r\n\r\n${value}\r\n`;
const field = (name: string, value: string) => part(`Content-Disposition: form-data; name="${name}"`, value);

describe('a multipart body', () => {
  it('is read as its fields, in order and as they are', () => {
    expect(fieldsOf(`${field('click_id', 'a b+c%20d')}${field('payout', '5,00')}${field('empty', '')}------b--\r\n`)).toEqual([
      ['click_id', 'a b+c%20d'],
      ['payout', '5,00'],
      ['empty', ''],
    ]);
  });
  it('keeps line breaks inside a value, and what only looks like a boundary', () =>
    expect(fieldsOf(`${field('a', 'x\r\ny\r\n----b\r\nz')}------b--`)).toEqual([['a', 'x\r\ny\r\n----b\r\nz']]));
  it('leaves files and nameless parts out', () => {
    const file = part('Content-Disposition: form-data; name="f"; filename="x.txt"\r\nContent-Type: text/plain', 'click_id=no');
    const starred = part(`Content-Disposition: form-data; name="g"; filename*=utf-8''x`, 'no');
    expect(
      fieldsOf(`${file}${starred}${part('Content-Disposition: form-data', 'no')}${part('X: y', 'no')}${field('a', '1')}------b--`),
    ).toEqual([['a', '1']]);
  });
  it('is forgiving about quotes, case, bare line feeds and a missing end', () => {
    expect(
      fieldsOf(
        '--B x\nCONTENT-DISPOSITION: Form-Data; NAME=a\n\n1\n--B x\ncontent-disposition: form-data; name="b"\n\n2',
        'Multipart/Form-Data; charset=x; Boundary="B x"',
      ),
    ).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect(fieldsOf(`preamble\r\n${field('a', '1')}------b--\r\nepilogue`)).toEqual([['a', '1']]);
  });
  it('decodes UTF-8, or what a part says it is', () => {
    const latin = Buffer.concat([
      Buffer.from('------b\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n'),
      Buffer.from([0xe9]),
      Buffer.from('\r\n------b--'),
    ]);
    expect(fieldsOf(latin)).toEqual([['a', 'é']]);
    expect(fieldsOf(`${field('ä%22', 'ß€')}------b--`)).toEqual([['ä"', 'ß€']]);
  });
  it('is malformed without a boundary, and too much with more parts than anybody needs', () => {
    expect(fieldsOf(field('a', '1'), 'multipart/form-data')).toBe('malformed');
    expect(fieldsOf('click_id=x', TYPE)).toBe('malformed');
    expect(fieldsOf(field('a', '1').repeat(201))).toBe('too_many');
  });
  it('is never slow, whatever it is made of', () => {
    for (const body of [
      '------b\r\n'.repeat(7_000),
      '-'.repeat(65_536),
      `------b\r\n${'a;name='.repeat(9_000)}\r\n\r\nx`,
      '\r\n\r\n'.repeat(16_000),
    ]) {
      const started = process.cpuUsage().user;
      read(body);
      // A quadratic reader takes seconds for these; the bound is far from what the machine needs.
      expect(process.cpuUsage().user - started).toBeLessThan(1_500_000);
    }
  });
});
