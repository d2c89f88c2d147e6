import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClickIds } from './click-id.js';
import { BASE32 } from './signed-id.js';

const ids = new ClickIds({ secrets: ['a secret of some length'], prefix: 'push_' });
const AT = Date.UTC(2026, 10, 22, 12, 30, 0, 123);

describe('click ids', () => {
  it('are 48 characters: prefix, key mark and 42 of base32', () => {
    const { text } = ids.mint(7, AT);
    expect(text).toMatch(/^push_[0-9a-hjkmnp-tv-z]{43}$/);
    expect(text).toHaveLength(48);
  });

  it('stay what they were: this one was minted by the first version', () => {
    const text = 'push_006dbbr000000000704hmasw9nc4qd8srtzbvkqe6zr';
    expect(ids.format('019ab5e0-0000-0000-0007-0123456789ab')).toBe(text);
    expect(ids.read(text)).toMatchObject({ kind: 'genuine', campaignNumber: 7 });
  });

  it('carry their time and campaign', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 2 ** 48 - 1 }), (campaign, at) => {
        const minted = ids.mint(campaign, at);
        expect(ids.read(minted.text)).toEqual({
          kind: 'genuine',
          uuid: minted.uuid,
          clickedAtMs: at,
          campaignNumber: campaign,
          caseRepaired: false,
        });
        expect(ids.format(minted.uuid)).toBe(minted.text);
      }),
    );
  });

  it('are read in any case, and say so', () => {
    const minted = ids.mint(7, AT);
    expect(ids.read(minted.text.toUpperCase())).toMatchObject({ kind: 'genuine', uuid: minted.uuid, caseRepaired: true });
  });

  it('are forged when any one character differs', () => {
    const { text } = ids.mint(7, AT);
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 47 }), fc.integer({ min: 0, max: 31 }), (at, value) => {
        const mutated = text.slice(0, at) + BASE32.charAt(value) + text.slice(at + 1);
        expect(ids.read(mutated).kind).toBe(mutated === text ? 'genuine' : 'forged');
      }),
      { numRuns: 2_000 },
    );
  });

  it('are forged when a spare bit is set', () => {
    const { text } = ids.mint(7, AT);
    const last = BASE32.indexOf(text.charAt(47));
    expect(last % 4).toBe(0);
    for (const spare of [1, 2, 3]) expect(ids.read(text.slice(0, 47) + BASE32.charAt(last + spare)).kind).toBe('forged');
  });

  it.each(['push_71872t38713891u12u0313', '', 'push_', 'push_' + 'i'.repeat(43), 'x'.repeat(300)])(
    'leaves %j to the look-up of imported ids',
    (text) => {
      expect(ids.read(text)).toEqual({ kind: 'foreign' });
    },
  );

  it('stay genuine after a new secret came in front, and after a new prefix', () => {
    const { text, uuid } = ids.mint(7, AT);
    const later = new ClickIds({
      secrets: ['a newer secret, also long', 'a secret of some length'],
      prefix: 'trk_',
      oldPrefixes: ['push_'],
    });
    expect(later.read(text)).toMatchObject({ kind: 'genuine', uuid });
    const gone = new ClickIds({ secrets: ['a newer secret, also long'], prefix: 'push_' });
    expect(gone.read(text)).toEqual({ kind: 'forged' });
  });

  it('never repeat', () => {
    expect(new Set(Array.from({ length: 5_000 }, () => ids.mint(7, AT).text)).size).toBe(5_000);
  });
});
