import { describe, expect, it } from 'vitest';
import { VisitorSecrets } from './visitor-secrets.js';

const NOW_MS = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 86_400_000;
const ours = new VisitorSecrets(['a secret of some length', 'an older secret, also long']);

describe('a visitor’s mark', () => {
  it('is read back for as long as it may be used, also under an older secret', () => {
    const { text, id } = ours.mint(NOW_MS);
    expect(text).toMatch(/^[0-9a-z]{43}$/);
    expect(ours.read(text, NOW_MS + DAY_MS, DAY_MS)).toBe(id);
    expect(ours.read(text, NOW_MS + DAY_MS + 1, DAY_MS)).toBeUndefined();
    const old = new VisitorSecrets(['an older secret, also long']).mint(NOW_MS);
    expect(ours.read(old.text, NOW_MS, DAY_MS)).toBe(old.id);
  });

  it.each(['', 'x', 'push_', '\u0000'.repeat(43), 'z'.repeat(43)])('is not %j', (text) => {
    expect(ours.read(text, NOW_MS, DAY_MS)).toBeUndefined();
  });

  it('of another installation is refused', () => {
    expect(ours.read(new VisitorSecrets(['somebody else’s secret']).mint(NOW_MS).text, NOW_MS, DAY_MS)).toBeUndefined();
  });
});

describe('salts', () => {
  it('are the same for one purpose in every process, and nobody else’s', () => {
    const again = new VisitorSecrets(['a secret of some length']);
    expect(again.salt('1|2026-11-22')).toBe(ours.salt('1|2026-11-22'));
    expect(ours.salt('1|2026-11-23')).not.toBe(ours.salt('1|2026-11-22'));
    expect(new VisitorSecrets(['another secret, as long']).salt('1|2026-11-22')).not.toBe(ours.salt('1|2026-11-22'));
  });
});
