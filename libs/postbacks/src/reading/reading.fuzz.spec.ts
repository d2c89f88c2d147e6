import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aHit } from '../testing/a-hit.js';
import { decodeFormText } from './decode-text.js';
import { readAmount } from './read-amount.js';
import { readParameters } from './read-parameters.js';

const RUNS = 100_000;

/** Percent escapes whole and broken, separators, entities, other scripts, control characters: what breaks parsers. */
const PIECES = [
  '%',
  '%0',
  '%00',
  '%zz',
  '%25',
  '%ff',
  '%C2%A4',
  '+',
  '&',
  '=',
  '&amp;',
  '¤',
  '\0',
  '\r\n',
  '{',
  '}',
  '[',
  ']',
  '"',
  '__proto__',
];
const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 4 }));
const mess = fc.array(piece, { maxLength: 10 }).map((parts) => Buffer.from(parts.join(''), 'utf8').toString('latin1'));
const types = fc.constantFrom(
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/json; charset=utf-16',
  '',
);

describe(`${RUNS.toLocaleString('en')} hostile requests`, () => {
  it('are read without an exception, into text that PostgreSQL takes', () => {
    fc.assert(
      fc.property(mess, mess, types, (query, body, type) => {
        const bytes = Buffer.from(body, 'latin1');
        const hit = aHit(query, {
          method: body === '' ? 'GET' : 'POST',
          headers: type === '' ? [] : ['Content-Type', type],
          body: bytes.toString('base64'),
          size: bytes.length,
        });
        const reading = readParameters(hit);
        if (reading.kind === 'unreadable') return;
        for (const parameters of reading.kind === 'single' ? [reading.parameters] : reading.elements) {
          for (const name of parameters.names()) {
            for (const { text } of parameters.valuesOf(name)) {
              if (text.includes('\0') || !text.isWellFormed()) throw new Error(`not storable: ${JSON.stringify(text)}`);
            }
          }
        }
      }),
      { numRuns: RUNS },
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  }, 120_000);

  it('lose nothing on the way: what a sender encodes once is read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (value) => {
        const clean = value.toWellFormed().replaceAll('\0', '');
        const written = decodeFormText(new URLSearchParams({ v: clean }).toString().slice(2));
        if (written.text !== clean || written.broken) throw new Error(JSON.stringify({ clean, written }));
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('are decoded once only: an encoded percent sign stays one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{2}$/), (hex) => {
        expect(decodeFormText(`%25${hex}`)).toEqual({ text: `%${hex}`, broken: false });
      }),
      { numRuns: 1_000 },
    );
  });

  it('have amounts read or refused, never guessed into something that is no number', () => {
    fc.assert(
      fc.property(fc.oneof(mess, fc.stringMatching(/^[-+$€ ]?[0-9., ']{1,16}[€%kK]?$/)), (text) => {
        const reading = readAmount(text);
        if (reading.kind === 'amount' && typeof reading.micros !== 'bigint') throw new Error(text);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});
