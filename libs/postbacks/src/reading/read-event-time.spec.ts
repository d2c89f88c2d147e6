import { describe, expect, it } from 'vitest';
import { readEventTime } from './read-event-time.js';

const now = Date.UTC(2026, 10, 22, 13);
const read = (text: string) => {
  const time = readEventTime(text, now);
  return time && `${new Date(time.atMs).toISOString()}${time.precision === 'day' ? ' day' : ''}${time.unix ? ' unix' : ''}`;
};

describe('readEventTime', () => {
  it.each([
    ['1795352400', '2026-11-22T13:00:00.000Z unix'],
    ['1795352400500', '2026-11-22T13:00:00.500Z unix'],
    ['1795352400.25', '2026-11-22T13:00:00.250Z unix'],
    ['2026-11-22T13:00:00Z', '2026-11-22T13:00:00.000Z'],
    ['2026-11-22 13:00:00.123', '2026-11-22T13:00:00.123Z'],
    ['2026-11-22T15:00:00+02:00', '2026-11-22T13:00:00.000Z'],
    ['2026/11/22 13:00', '2026-11-22T13:00:00.000Z'],
    ['2026-11-22', '2026-11-22T00:00:00.000Z day'],
    ['now', '2026-11-22T13:00:00.000Z'],
  ])('%s is %s', (text, wanted) => expect(read(text)).toBe(wanted));
  it.each(['8640000000000001', '0', '-5', '2026-02-30', '22.11.2026', 'yesterday', '', '99999999999999999999'])('%s is no time', (text) =>
    expect(read(text)).toBeUndefined(),
  );
});
