import { describe, expect, it } from 'vitest';
import type { QueueReport } from '#queue';
import { UnfinishedWork } from '../privacy/erase/unfinished-work.js';
import { Backlog } from './backlog.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const report = (given: { oldestAgoMs?: number; lookedAgoMs?: number; failed?: number } = {}): QueueReport => ({
  waiting: 0,
  active: 0,
  delayed: 0,
  failed: given.failed ?? 0,
  inbox: 0,
  oldestAt: given.oldestAgoMs === undefined ? undefined : new Date(NOW - given.oldestAgoMs),
  checkedAt: new Date(NOW - (given.lookedAgoMs ?? 1_000)),
});
const queues = (clicks: QueueReport | undefined, postbacks: QueueReport | undefined) => ({
  of: (name: 'clicks' | 'postbacks') => (name === 'clicks' ? clicks : postbacks),
});

describe('how far reports lie behind what was stored', () => {
  it('is the age of the oldest batch in any queue or in the inbox', () => {
    expect(new Backlog(queues(report({ oldestAgoMs: 4_000 }), report({ oldestAgoMs: 9_000 }))).oldestMs(0, NOW)).toBe(9_000);
    expect(new Backlog(queues(report(), report({ oldestAgoMs: 9_000 }))).oldestMs(30_000, NOW)).toBe(30_000);
    expect(new Backlog(queues(report(), report())).oldestMs(0, NOW)).toBe(0);
  });

  it('is at least as old as the last look when the queues no longer answer', () => {
    expect(new Backlog(queues(report({ lookedAgoMs: 60_000 }), report())).oldestMs(0, NOW)).toBe(60_000);
  });

  it('knows of the inbox alone where no queue is seen', () => {
    expect(new Backlog().oldestMs(700, NOW)).toBe(700);
    expect(new Backlog(queues(undefined, undefined)).oldestMs(0, NOW)).toBe(0);
  });
});

describe('whether a queue may hold records of before a moment', () => {
  const mayHold = (clicks: QueueReport | undefined, postbacks: QueueReport | undefined, beforeAgoMs: number) =>
    new UnfinishedWork(queues(clicks, postbacks)).mayHoldSince(NOW - beforeAgoMs, NOW);

  it('is so while an older batch lies there, or a given-up one of unknown age', () => {
    expect(mayHold(report(), report({ oldestAgoMs: 20_000 }), 10_000)).toBe(true);
    expect(mayHold(report({ oldestAgoMs: 5_000 }), report(), 10_000)).toBe(false);
    expect(mayHold(report({ failed: 1 }), report(), 10_000)).toBe(true);
  });

  it('is so while nobody has looked since', () => {
    expect(mayHold(report(), report({ lookedAgoMs: 12_000 }), 10_000)).toBe(true);
    expect(mayHold(report(), undefined, 10_000)).toBe(true);
    expect(mayHold(report(), report(), 10_000)).toBe(false);
    expect(new UnfinishedWork().mayHoldSince(NOW, NOW)).toBe(false);
  });
});
