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

  it('remembers twenty thousand addresses at most', () => {
    const allowance = new RequestAllowance(1, 1);
    expect([allowance.take('a', 0), allowance.take('a', 0)]).toEqual([true, false]);
    for (let i = 0; i < 19_000; i++) allowance.take(`b${i}`, 0);
    expect(allowance.take('a', 0)).toBe(false);
    for (let i = 0; i < 20_000; i++) allowance.take(`c${i}`, 0);
    expect(allowance.take('a', 0)).toBe(true);
  });
});
