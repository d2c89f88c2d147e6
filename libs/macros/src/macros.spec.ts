import { describe, expect, it } from 'vitest';
import { compileTemplate } from './compile-template.js';
import { expandTemplate } from './expand-template.js';
import { listMacros } from './macro-catalogue.js';
import { aClick } from './sample-click.js';

const CONTRACT = [
  'click_id',
  'payout',
  'currency',
  'campaign_id',
  'creative_id',
  'supply_id',
  'site_id',
  'source',
  'external_id',
  'cost',
  'country',
  'region',
  'city',
  'language',
  'device',
  'os',
  'browser',
  'ip',
  'sub',
  'param',
  'timestamp',
  'random',
];

describe('macro definitions', () => {
  it('hold every macro of the contract', () => {
    expect(listMacros().map((macro) => macro.name)).toEqual(expect.arrayContaining(CONTRACT));
  });

  for (const macro of listMacros()) {
    for (const { macro: written, becomes, given } of macro.examples) {
      it(`${written} becomes "${becomes}" (${macro.name})`, () => {
        const template = compileTemplate(`http://offer.example/?v=${written}`);
        expect(template.unknownMacros).toEqual([]);
        expect(expandTemplate(template, aClick(given))).toBe(`http://offer.example/?v=${encodeURIComponent(becomes)}`);
      });
    }
  }
});
