import { describe, expect, it } from 'vitest';
import { Pace } from './pace.js';

const at = (second: number) => Date.UTC(2026, 10, 22, 12, 0, second);

describe('the pace of a process', () => {
  it('is nothing before anything was done', () => {
    expect(new Pace('x').look(0, at(0))).toEqual({ activity: 'x', total: 0, perSecond: 0, lastAt: undefined });
  });

  it('is the growth over the last ten seconds', () => {
    const pace = new Pace('x');
    pace.look(0, at(0));
    expect(pace.look(50, at(5)).perSecond).toBe(10);
    pace.look(50, at(10));
    expect(pace.look(50, at(15)).perSecond).toBe(0);
  });

  it('remembers when something was last done', () => {
    const pace = new Pace('x');
    pace.look(3, at(2));
    expect(pace.look(3, at(30)).lastAt).toBe('2026-11-22T12:00:02.000Z');
  });
});
