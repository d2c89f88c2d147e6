import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing';
import { decodeBatch, encodeBatch } from '../../doors/batch-text.js';
import { BatchRunner, type HandleRecords } from './batch-runner.js';
import { migrateQueueBackend } from '../../stores/migrate-queue-backend.js';
import type { BatchJob } from '../../stores/queue-store.js';
import { queueApp, until, type QueueApp } from '../../testing/queue-app.js';
import { Turnstile } from '../../doors/turnstile.js';

describe('running a batch', () => {
  let database: TestDatabase;
  let app: QueueApp;
  let handled: string[];

  beforeAll(async () => {
    database = await testDatabase();
    await migrateQueueBackend(database.url);
    app = await queueApp({ DATABASE_URL: database.url });
  });
  beforeEach(async () => {
    handled = [];
    await database.db.query('TRUNCATE quarantine');
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  /** Takes what it is given, except what `refuses` throws for. */
  const handler =
    (refuses: (record: string) => unknown): HandleRecords =>
    (records) => {
      const fault = records.map(refuses).find((error) => error !== undefined);
      // oxlint-disable-next-line prefer-promise-reject-errors -- handlers may throw anything
      if (fault !== undefined) return Promise.reject(fault);
      handled.push(...records);
      return Promise.resolve();
    };
  /** Fails as often as said, then takes everything. */
  const failing = (times: number, error: Error): HandleRecords => {
    let left = times;
    return handler(() => (left-- > 0 ? error : undefined));
  };
  const withCode = (code: string) => Object.assign(new Error(`SQLSTATE ${code}`), { code });
  const run = (handle: HandleRecords, records: string[], earlierStarts: number) =>
    app.get(BatchRunner).runBatch('postbacks', handle, records, earlierStarts);
  const quarantined = async () =>
    (await database.db.query<{ record: string }>('SELECT record FROM quarantine ORDER BY at')).rows.flatMap((row) =>
      decodeBatch(row.record),
    );
  const bad = (record: string) => (record.startsWith('bad') ? new Error('bad record') : undefined);

  it('leaves a first failure to the retry', async () => {
    await expect(run(handler(bad), ['1', 'bad', '2'], 0)).rejects.toThrow('bad record');
    expect([handled, await quarantined()]).toEqual([[], []]);
  });

  it('finds every guilty record from the second start on', async () => {
    const records = Array.from({ length: 100 }, (_, n) => ([3, 4, 71].includes(n) ? `bad ${n}` : `${n}`));
    await run(handler(bad), records, 1);
    expect(await quarantined()).toEqual(['bad 3', 'bad 4', 'bad 71']);
    expect(handled.length).toBe(97);
  });

  it('blames no record while nothing succeeds, until patience ends', async () => {
    const all = handler(() => new TypeError('our own mistake'));
    for (const earlierStarts of [1, 2, 3, 4]) await expect(run(all, ['1', '2'], earlierStarts)).rejects.toThrow('our own mistake');
    expect(await quarantined()).toEqual([]);
    await run(all, ['1', '2'], 5);
    expect((await quarantined()).sort()).toEqual(['1', '2']);
  });

  it('waits out a schema that is not there yet instead of blaming records', async () => {
    await run(failing(3, withCode('42P01')), ['1'], 0);
    expect([handled, await quarantined()]).toEqual([['1'], []]);
  });

  it('repeats at once what met another transaction', async () => {
    await run(failing(1, withCode('40P01')), ['1'], 0);
    expect(handled).toEqual(['1']);
  });

  it('quarantines whatever a handler throws, also what is no Error', async () => {
    await run(
      handler((record) => (record === 'bad' ? 'just text' : undefined)),
      ['bad', '1'],
      1,
    );
    const { rows } = await database.db.query('SELECT error FROM quarantine');
    expect(rows).toEqual([{ error: 'thrown: just text' }]);
  });

  const aJob = (data: string, stalledCounter: number, progress: BatchJob['progress'] = 0): BatchJob => {
    const job = { data, stalledCounter, progress, attemptsMade: 0 } as BatchJob;
    job.updateProgress = (now) => Promise.resolve(void (job.progress = now));
    return job;
  };

  it('takes a batch apart whose earlier start ended with the process', async () => {
    const records = Array.from({ length: 9 }, (_, n) => `${n}`);
    await app.get(BatchRunner).runJob('postbacks', handler(bad), aJob(encodeBatch(records), 1));
    await until('its parts are handled', () => app.desk.handled.length === 9);
    expect(app.desk.calls.map((part) => part.length)).toEqual([3, 3, 3]);
    expect(handled).toEqual([]);
  });

  it('puts a single record aside that the process did not survive twice', async () => {
    await app.get(BatchRunner).runJob('postbacks', handler(bad), aJob(encodeBatch(['deadly']), 3, { ends: 1, by: randomUUID() }));
    expect([handled, await quarantined()]).toEqual([[], ['deadly']]);
  });

  it('blames no record for ends of the process that it only waited through', async () => {
    await app.get(BatchRunner).runJob('postbacks', handler(bad), aJob(encodeBatch(['innocent']), 5));
    expect([handled, await quarantined()]).toEqual([['innocent'], []]);
  });

  it('puts a job aside whole that is no batch', async () => {
    await app.get(BatchRunner).runJob('postbacks', handler(bad), aJob('X?', 0));
    expect(await quarantined()).toEqual(['X?']);
  });
});

describe('Turnstile', () => {
  it('lets many in together, and one by itself', async () => {
    const turnstile = new Turnstile();
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`+${name}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push(`-${name}`);
    };
    await Promise.all([
      turnstile.together(work('a')),
      turnstile.together(work('b')),
      turnstile.byItself(work('S')),
      turnstile.together(work('c')),
    ]);
    expect(log).toEqual(['+a', '+b', '-a', '-b', '+S', '-S', '+c', '-c']);
  });
});
