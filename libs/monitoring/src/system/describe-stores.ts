import type { QueueDesk } from '#queue';
import type { DatabaseFactsStore } from './database-facts.store.js';
import type { SystemAnswer } from './system-shapes.js';

type DatabaseAnswer = SystemAnswer['stores']['database'];
type QueueStoreAnswer = SystemAnswer['stores']['queue'];

/** PostgreSQL as it is. Never rejects: what does not answer says so. */
export async function describeDatabase(store: DatabaseFactsStore, embedded: boolean): Promise<DatabaseAnswer> {
  try {
    const [facts, latencyMs] = await Promise.all([store.read(), store.latencyMs()]);
    const settings = facts.settings.map(judgeSetting);
    return {
      kind: 'postgresql',
      embedded,
      ok: settings.every(({ ok }) => ok),
      trouble: settings.find(({ ok }) => !ok)?.advice ?? null,
      version: facts.version,
      size_bytes: facts.sizeBytes,
      latency_ms: rounded(latencyMs),
      connections: facts.connections,
      max_connections: facts.maxConnections,
      settings,
    };
  } catch (error) {
    const nothing = { version: null, size_bytes: null, latency_ms: null, connections: null, max_connections: null, settings: [] };
    return { kind: 'postgresql', embedded, ok: false, trouble: `does not answer: ${sentence(error)}`, ...nothing };
  }
}

/** Redis, or the part of PostgreSQL where BullMQ keeps its jobs. Never rejects. */
export async function describeQueueStore(desk: QueueDesk): Promise<QueueStoreAnswer> {
  const kind = desk.storeKind === 'redis' ? 'redis' : 'postgresql';
  const startedAt = performance.now();
  try {
    const { version, usedBytes, mayLose } = await desk.aboutStore();
    const latency = rounded(performance.now() - startedAt);
    const trouble = desk.storeTrouble() ?? null;
    const facts = { version: version ?? null, size_bytes: usedBytes ?? null, latency_ms: latency, may_lose: mayLose ?? null };
    return { kind, ok: trouble === null, trouble, ...facts };
  } catch (error) {
    const trouble = desk.storeTrouble() ?? `does not answer: ${sentence(error)}`;
    return { kind, ok: false, trouble, version: null, size_bytes: null, latency_ms: null, may_lose: null };
  }
}

function judgeSetting({ name, value }: { name: string; value: string }): DatabaseAnswer['settings'][number] {
  const ok = value !== 'off';
  return { name, value, ok, advice: ok ? null : `${name} is off: what was acknowledged can be lost in a crash. Turn it on.` };
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}

function sentence(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'unknown fault';
}
