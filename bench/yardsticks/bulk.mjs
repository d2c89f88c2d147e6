// The yardstick of workers: the database takes the rows they have written once more, by COPY, in batches of 500, each committed.
import pg from 'pg';
import copy from 'pg-copy-streams';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';

const BATCH = 500;
/** As many at a time as a worker works on. */
const CONNECTIONS = 4;

/**
 * Copies what tables hold into empty tables of the same columns, constraints and indexes.
 *
 * tables   [{ name, where }]: the first says how many records there are, the others are what belongs to them
 * returns  { perSecond }: records, with all that belongs to them
 */
export async function bulkLoad(url, tables) {
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => connect(url)));
  try {
    const [admin] = clients;
    await admin.query('DROP SCHEMA IF EXISTS bulk CASCADE');
    await admin.query('CREATE SCHEMA bulk');
    const loads = [];
    for (const { name, where = 'true' } of tables) {
      await admin.query(`CREATE TABLE bulk.${name} (LIKE ${name} INCLUDING ALL)`);
      loads.push({ name, lines: await linesOf(admin, `SELECT * FROM ${name} WHERE ${where} ORDER BY 1`) });
    }
    const records = loads[0].lines.length;
    const batches = Array.from({ length: Math.ceil(records / BATCH) }, (_, at) =>
      loads.map(({ name, lines }) => ({ name, text: lines.slice(share(lines, at), share(lines, at + 1)).join('') })),
    );
    function share(lines, at) {
      return Math.round((Math.min(at * BATCH, records) / records) * lines.length);
    }
    const startedMs = performance.now();
    await Promise.all(
      clients.map(async (client) => {
        for (let batch = batches.shift(); batch; batch = batches.shift()) await load(client, batch);
      }),
    );
    const seconds = (performance.now() - startedMs) / 1_000;
    const rows = loads.reduce((sum, { lines }) => sum + lines.length, 0);
    return { perSecond: Math.round(records / seconds), rowsPerSecond: Math.round(rows / seconds), records };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function load(client, batch) {
  await client.query('BEGIN');
  for (const { name, text } of batch)
    if (text !== '') await pipeline(Readable.from([text]), client.query(copy.from(`COPY bulk.${name} FROM STDIN`)));
  await client.query('COMMIT');
}

async function linesOf(client, select) {
  let text = '';
  for await (const chunk of client.query(copy.to(`COPY (${select}) TO STDOUT`))) text += chunk;
  return text.split(/(?<=\n)/);
}

async function connect(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
