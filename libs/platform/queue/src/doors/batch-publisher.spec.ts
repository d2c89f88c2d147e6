import { describe, expect, it, vi } from 'vitest';
import { decodeBatch } from './batch-text.js';
import { BatchPublisher, type PublisherLimits } from './batch-publisher.js';
import { StorageUnavailable } from './storage-unavailable.js';

/** A store whose flushes a test settles by hand. */
function aStore() {
  const flushes: { records: string[]; resolve: () => void; reject: (error: Error) => void }[] = [];
  const store = (payload: string) =>
    new Promise<void>((resolve, reject) => {
      flushes.push({ records: decodeBatch(payload), resolve, reject });
    });
  return { flushes, store };
}

const aPublisher = (store: (payload: string) => Promise<void>, limits: Partial<PublisherLimits> = {}, isClosed = () => false) =>
  new BatchPublisher({ store, isClosed, limits });

/** Flushes leave by setImmediate: after a stall a timer alone would be first. */
const tick = async () => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (let rounds = 0; rounds < 2; rounds++) await new Promise((resolve) => setImmediate(resolve));
};

describe('BatchPublisher', () => {
  it('flushes at once when idle, and gathers what arrives while two flushes are in flight', async () => {
    const { flushes, store } = aStore();
    const publisher = aPublisher(store, { worthAnother: 1 });
    for (const record of ['a', 'b', 'c', 'd', 'e']) {
      void publisher.publish(record);
      await tick();
    }
    expect(flushes.map((flush) => flush.records)).toEqual([['a'], ['b']]);
    flushes[0]?.resolve();
    await tick();
    expect(flushes[2]?.records).toEqual(['c', 'd', 'e']);
  });

  it('lets few records wait for the flush in flight, and flushes many beside it', async () => {
    const { flushes, store } = aStore();
    const publisher = aPublisher(store, { worthAnother: 3, ripeAfterMs: 60_000, deadlineMs: 90_000 });
    for (const record of ['a', 'b', 'c']) {
      void publisher.publish(record);
      await tick();
    }
    expect(flushes.map((flush) => flush.records)).toEqual([['a']]);
    void publisher.publish('d');
    await tick();
    expect(flushes.map((flush) => flush.records)).toEqual([['a'], ['b', 'c', 'd']]);
    void publisher.publish('e');
    await tick();
    flushes[1]?.resolve();
    await tick();
    expect(flushes.length).toBe(2);
    flushes[0]?.resolve();
    await tick();
    expect(flushes[2]?.records).toEqual(['e']);
    flushes[2]?.resolve();
  });

  it('flushes few records beside a flush that does not end', async () => {
    const { flushes, store } = aStore();
    const publisher = aPublisher(store, { ripeAfterMs: 30 });
    const stuck = publisher.publish('a');
    await tick();
    const next = publisher.publish('b');
    await vi.waitFor(() => expect(flushes.map((flush) => flush.records)).toEqual([['a'], ['b']]), { timeout: 5_000 });
    flushes[1]?.resolve();
    await expect(next).resolves.toBeUndefined();
    flushes[0]?.resolve();
    await stuck;
  });

  it('resolves only after its own flush succeeded', async () => {
    const { flushes, store } = aStore();
    const publisher = aPublisher(store);
    let acknowledged = false;
    void publisher.publish('a').then(() => (acknowledged = true));
    await tick();
    expect(acknowledged).toBe(false);
    flushes[0]?.resolve();
    await tick();
    expect(acknowledged).toBe(true);
  });

  it('bounds a batch in records and in size', async () => {
    const { flushes, store } = aStore();
    const publisher = aPublisher(store, { batchRecords: 3, batchBytes: 10, flushesInFlight: 9, worthAnother: 1 });
    for (const record of ['1', '2', '3', '4', 'x'.repeat(8), 'y'.repeat(30)]) void publisher.publish(record).catch(() => undefined);
    await tick();
    expect(flushes.map((flush) => flush.records.join())).toEqual(['1,2,3', `4,${'x'.repeat(8)}`, 'y'.repeat(30)]);
  });

  it('refuses at once when its buffer is full', async () => {
    const { store } = aStore();
    const publisher = aPublisher(store, { bufferRecords: 2 });
    void publisher.publish('a').catch(() => undefined);
    void publisher.publish('b').catch(() => undefined);
    await expect(publisher.publish('c')).rejects.toThrow(StorageUnavailable);
  });

  it('refuses at once when no door is open', async () => {
    const { flushes, store } = aStore();
    const publisher = aPublisher(store, {}, () => true);
    await expect(publisher.publish('a')).rejects.toThrow(StorageUnavailable);
    expect(flushes).toEqual([]);
  });

  it('refuses every record of a batch that was not stored, and goes on with the next', async () => {
    const { flushes, store } = aStore();
    const publisher = aPublisher(store);
    const first = Promise.allSettled([publisher.publish('a'), publisher.publish('b')]);
    await tick();
    flushes[0]?.reject(new Error('no'));
    expect((await first).map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    const next = publisher.publish('c');
    await tick();
    flushes[1]?.resolve();
    await expect(next).resolves.toBeUndefined();
  });

  it('answers within its deadline however long the stores hang, and drops what nobody waits for any more', async () => {
    const { flushes, store } = aStore();
    const publisher = aPublisher(store, { flushesInFlight: 1, deadlineMs: 60 });
    const inFlight = publisher.publish('a');
    await tick();
    const outcomes = await Promise.allSettled([inFlight, publisher.publish('b')]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    flushes[0]?.resolve();
    await tick();
    expect(flushes.length).toBe(1);
  });

  it('stores what it holds before it closes', async () => {
    const stored: string[] = [];
    const publisher = aPublisher(
      async (payload) => {
        await tick();
        stored.push(...decodeBatch(payload));
      },
      { batchRecords: 1 },
    );
    const all = Promise.all(['a', 'b', 'c', 'd'].map((record) => publisher.publish(record)));
    await publisher.close();
    await all;
    expect(stored.sort()).toEqual(['a', 'b', 'c', 'd']);
    await expect(publisher.publish('e')).rejects.toThrow('shutting down');
  });
});
