import { describe, expect, it } from 'vitest';
import { Receipts } from './receipt.js';

const receipts = new Receipts(['a secret of some length']);
const AT = Date.UTC(2026, 10, 22);

describe('receipts', () => {
  it('are read back with their time', () => {
    const minted = receipts.mint(AT);
    expect(minted.text).toMatch(/^pb_[0-9a-hjkmnp-tv-z]{43}$/);
    expect(receipts.read(minted.text)).toEqual({ uuid: minted.uuid, element: 0, receivedAtMs: AT });
  });

  it('name the elements of an array', () => {
    const minted = receipts.mint(AT);
    expect(receipts.read(receipts.format(minted.uuid, 2))).toEqual({ uuid: minted.uuid, element: 2, receivedAtMs: AT });
  });

  it('are refused when forged, foreign, or signed for another purpose', () => {
    const { text } = receipts.mint(AT);
    const swapped = text.slice(0, 20) + (text.charAt(20) === 'a' ? 'b' : 'a') + text.slice(21);
    for (const bad of [
      swapped,
      text.toUpperCase(),
      `${text}.0`,
      `${text}.`,
      `${text} `,
      'pb_',
      'pb_abc',
      new Receipts(['another secret of length']).mint(AT).text,
    ]) {
      expect(receipts.read(bad)).toBeUndefined();
    }
  });
});
