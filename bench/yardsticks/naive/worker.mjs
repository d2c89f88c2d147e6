// The naive worker: one job per hit, its click looked up, one repository.save per row, a total per campaign and day. Tells its
// parent how many jobs are done.
import { UnrecoverableError, Worker } from 'bullmq';
import { openNaive } from './entities.mjs';

const source = await openNaive(process.env.DATABASE_URL);
const repository = (name) => source.getRepository(name);
let done = 0;

async function handle({ data }) {
  const parameters = new URL(data.url, 'http://naive.example').searchParams;
  const clickId = parameters.get('click_id');
  const txid = parameters.get('txid');
  const at = new Date(data.at);
  const click = await repository('NaiveClick').findOneBy({ id: clickId });
  const earlier = await repository('NaiveConversion').findOneBy({ clickId, txid });
  const outcome = click && !earlier ? 'accepted' : 'rejected';
  const reason = click ? (earlier ? 'duplicate' : null) : 'unknown_click';
  await repository('NaivePostback').save({ at, url: data.url, headers: data.headers, ip: data.ip, clickId, outcome, reason });
  if (outcome === 'rejected') throw new UnrecoverableError(reason);
  const payout = parameters.get('payout');
  await repository('NaiveConversion').save({ clickId, txid, payout, campaign: click.campaign, at });
  const day = at.toISOString().slice(0, 10);
  await source.query(
    `INSERT INTO naive_totals (campaign, day, conversions, revenue) VALUES ($1, $2, 1, $3)
     ON CONFLICT (campaign, day) DO UPDATE SET conversions = naive_totals.conversions + 1, revenue = naive_totals.revenue + excluded.revenue`,
    [click.campaign, day, payout],
  );
}

const { hostname: host, port } = new URL(process.env.REDIS_URL);
const worker = new Worker('naive', handle, { connection: { host, port: Number(port) }, concurrency: 4 });
worker.on('completed', () => process.send({ done: (done += 1) }));
worker.on('failed', (_job, error) => process.send({ failed: error.message }));
process.once('SIGTERM', () => void end());

async function end() {
  await worker.close();
  await source.destroy();
  process.exit(0);
}
