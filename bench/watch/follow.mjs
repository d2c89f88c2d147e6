// How long after its 200 a postback has its verdict, for many at a time.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Receipts } from '#kernel';

const LOOK_EVERY_MS = 4;
const PATIENCE_MS = 90_000;

/**
 * Looks every few ms which of the receipts have a verdict, as a receipt itself does: by the row of the log, for all in one statement.
 *
 * returns  { add(receipt), end() }: end() waits for the last and resolves to ms from each add()
 */
export async function follow({ url, env }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const receipts = new Receipts([env.SECRETS]);
  const answeredMs = new Map();
  const waits = [];
  let isLast = false;
  const looking = (async () => {
    const begunMs = performance.now();
    for (; !isLast || answeredMs.size > 0; await sleep(LOOK_EVERY_MS)) {
      const { rows } = await client.query({
        name: 'verdicts',
        text: `SELECT id FROM postbacks WHERE id = ANY($1) AND outcome <> 'waiting'`,
        values: [[...answeredMs.keys()]],
      });
      const nowMs = performance.now();
      for (const { id } of rows) {
        waits.push(nowMs - answeredMs.get(id));
        answeredMs.delete(id);
      }
      if (nowMs - begunMs > PATIENCE_MS) throw new Error(`${answeredMs.size} postbacks had no verdict for a minute and a half`);
    }
  })();
  // Told by end().
  looking.catch(() => undefined);
  return {
    add: (text) => answeredMs.set(receipts.read(text).uuid, performance.now()),
    end: async () => {
      isLast = true;
      try {
        await looking;
      } finally {
        await client.end();
      }
      return waits;
    },
  };
}
