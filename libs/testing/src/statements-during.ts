import pg from 'pg';
import { vi } from 'vitest';

/** A statement as it was sent: its text, and how many characters its parameters have. */
export interface SentStatement {
  readonly text: string;
  readonly parameterSize: number;
}

/** What this process sends to PostgreSQL while `work` runs, BEGIN and COMMIT too. Whatever else the process does meanwhile is among it. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<SentStatement[]> {
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return (spy.mock.calls as unknown[][]).map(statementOf);
  } finally {
    spy.mockRestore();
  }
}

function statementOf([query, values]: unknown[]): SentStatement {
  if (typeof query === 'string') return { text: query, parameterSize: sizeOf(values) };
  const config = query as { text?: string; values?: unknown };
  return { text: config.text ?? '', parameterSize: sizeOf(config.values ?? values) };
}

function sizeOf(values: unknown): number {
  return Array.isArray(values) ? values.reduce((sum: number, value) => sum + String(value).length, 0) : 0;
}
