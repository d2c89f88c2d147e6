import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';

/** What a process has done of one kind since its start, as of its last beat. */
export interface Progress {
  /** "processed postbacks", "received clicks", "upkeep runs" */
  readonly activity: string;
  readonly total: number;
  /** over the last ten seconds or so */
  readonly perSecond: number;
  /** when the total last grew; undefined: not yet */
  readonly lastAt: string | undefined;
}

export interface RunningProcess {
  readonly id: string;
  readonly kind: string;
  readonly host: string;
  readonly pid: number;
  readonly version: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  /** by the database's clock, so that a machine whose own is wrong is not taken for a dead one */
  readonly silentMs: number;
  readonly progress: readonly Progress[];
}

/** Processes that were not seen for so long have ended without a word. */
const FORGET_AFTER = '1 hour';

@Injectable()
export class ProcessStore {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** One row per run of a process, written anew at each beat. Relies on the primary key. */
  async beat(run: Pick<RunningProcess, 'id' | 'kind' | 'host' | 'pid' | 'version' | 'startedAt' | 'progress'>): Promise<void> {
    await this.db.query(
      `INSERT INTO processes (id, kind, host, pid, version, started_at, seen_at, progress) VALUES ($1, $2, $3, $4, $5, $6, now(), $7)
       ON CONFLICT (id) DO UPDATE SET seen_at = now(), progress = excluded.progress`,
      [run.id, run.kind, run.host, run.pid, run.version, run.startedAt, JSON.stringify(run.progress)],
      'process_beat',
    );
  }

  /** Whether a process has been heard of in the last `withinMs`. */
  async isHeard(id: string, withinMs: number): Promise<boolean> {
    const { rows } = await this.db.query(`SELECT FROM processes WHERE id = $1 AND seen_at > now() - make_interval(secs => $2 / 1000.0)`, [
      id,
      withinMs,
    ]);
    return rows.length > 0;
  }

  /** The process ends as it should; also forgets those that ended otherwise long ago. */
  async leave(id: string): Promise<void> {
    await this.db.query(`DELETE FROM processes WHERE id = $1 OR seen_at < now() - interval '${FORGET_AFTER}'`, [id]);
  }

  /** A handful of rows: read whole. */
  async list(): Promise<RunningProcess[]> {
    const { rows } = await this.db.query<RunningProcess & { [column: string]: unknown }>(
      `SELECT id, kind, host, pid, version, started_at AS "startedAt", seen_at AS "seenAt",
              (extract(epoch FROM now() - seen_at) * 1000)::float8 AS "silentMs", progress
         FROM processes WHERE seen_at > now() - interval '${FORGET_AFTER}' ORDER BY kind, host, started_at`,
    );
    return rows;
  }
}
