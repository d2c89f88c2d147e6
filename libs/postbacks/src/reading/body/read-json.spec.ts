import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonObject, readJson, type JsonValue } from './read-json.js';

/** Back to what JSON.parse would give, but with every scalar as a text. */
function plain(value: JsonValue): unknown {
  if (value === null || typeof value === 'string') return value;
  if (isJsonObject(value)) return Object.fromEntries(value.members.map(([name, member]) => [name, plain(member)]));
  return value.map(plain);
}
function texts(value: unknown): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name.toWellFormed().replaceAll('\0', '\uFFFD'), texts(member)]),
    );
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\uFFFD');
  return JSON.stringify(value);
}

describe('readJson', () => {
  it('agrees with JSON.parse on every document', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6, stringUnit: 'binary' }), (text) => {
        const reading = readJson(text);
        expect(reading.kind).toBe('value');
        if (reading.kind === 'value') expect(plain(reading.value)).toEqual(texts(JSON.parse(text)));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const damaged = fc
      .tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '\\', ':', '0', ' ', '\n', 'e', '-'))
      .map(([text, at, mark]) => {
        const i = at % (text.length + 1);
        return text.slice(0, i) + mark + text.slice(i + 1);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        expect(readJson(text).kind).toBe(parses ? 'value' : 'malformed');
      }),
      { numRuns: 500 },
    );
  });

  it('keeps amounts as they were written', () => {
    expect(readJson('{"payout": 0.30000000000000004, "big": 1e999}')).toEqual({
      kind: 'value',
      value: {
        members: [
          ['payout', '0.30000000000000004'],
          ['big', '1e999'],
        ],
      },
    });
  });

  it('keeps equal names apart and treats __proto__ as a name', () => {
    expect(readJson('{"a":1,"a":2,"__proto__":{"admin":true}}')).toEqual({
      kind: 'value',
      value: {
        members: [
          ['a', '1'],
          ['a', '2'],
          ['__proto__', { members: [['admin', 'true']] }],
        ],
      },
    });
  });

  it('stops at 16 levels, at once and without recursion', () => {
    expect(readJson(`${'['.repeat(16)}${']'.repeat(16)}`).kind).toBe('value');
    expect(readJson(`${'['.repeat(17)}${']'.repeat(17)}`).kind).toBe('too_deep');
    expect(readJson('['.repeat(60_000)).kind).toBe('too_deep');
  });
});
