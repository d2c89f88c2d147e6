import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from './compile-template.js';
import { expandTemplate } from './expand-template.js';
import { aClick } from './sample-click.js';

const RUNS = 100_000;
const TEMPLATES = [
  'https://o.example:8443/{sub1}/{sub2}?a={sub1}&{sub2:raw}#{sub2}',
  'http://o.example/{sub1}',
  'http://o.example?{sub1:raw}&{sub2:raw}',
  'http://xn--bcher-kva.example/?q={sub1}&r={param:sub2}&id={click_id}&p={payout}',
].map((url) => ({ template: compileTemplate(url), origin: new URL(url.replace(/[{].*/, '')).origin }));

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    '\r\nX: 1',
    '\ud800',
    '@evil.example',
    '\\\\evil.example',
    '//evil.example',
    '..',
    '\0',
    '%0d%0a',
    '{click_id}',
    ':99',
    '?',
    '#',
  ),
);

describe(`${RUNS.toLocaleString('en')} hostile macro values`, () => {
  it('never throw, never leave the offer, never break a header', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEMPLATES), anything, anything, ({ template, origin }, sub1, sub2) => {
        const values: Record<string, string> = { sub1, sub2 };
        const location = expandTemplate(template, { ...aClick(), parameter: (name) => values[name] ?? '' });
        if (!/^[\x21-\x7e]+$/.test(location) || new URL(location).origin !== origin) throw new Error(location);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('arrive at the offer as they were: encoded exactly once', () => {
    const template = compileTemplate('http://o.example/?v={sub1}');
    fc.assert(
      fc.property(anything, (sub1) => {
        const location = expandTemplate(template, { ...aClick(), parameter: () => sub1 });
        const back = new URL(location).searchParams.get('v');
        if (back !== sub1.toWellFormed()) throw new Error(JSON.stringify({ sub1, location }));
      }),
      { numRuns: RUNS },
    );
    expect(expandTemplate(template, { ...aClick(), parameter: () => '%2F' })).toBe('http://o.example/?v=%252F');
  }, 120_000);
});
