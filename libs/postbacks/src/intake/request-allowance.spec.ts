import { describe, expect, it } from 'vitest';
import { RequestAllowance } from './request-allowance.js';

describe('RequestAllowance', () => {
  it('gives a burst, then as many as come back, to each address apart', () => {
    const allowance = new RequestAllowance(50, 1_000);
    const taken = (address: string, atMs: number) =>
      Array.from({ length: 1_200 }, () => allowance.take(address, atMs)).filter(Boolean).length;
    expect(taken('a', 0)).toBe(1_000);
    expect(taken('a', 2_000)).toBe(100);
    expect(taken('b', 2_000)).toBe(1_000);
    expect(taken('a', 1_000_000)).toBe(1_000);
  });
});
