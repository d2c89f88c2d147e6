import { it } from 'vitest';
import { runProduct } from './running-product.js';
import { stateFor } from './state.js';
import { storeState } from './store-state.js';
it('latency', async () => {
  const product = await runProduct();
  await storeState(product.db, stateFor('seed-canonical'), Date.now());
  await new Promise((r) => setTimeout(r, 2000));
  const times: string[] = [];
  for (let i = 0; i < 25; i++) {
    const t0 = performance.now();
    const a = await product.send({ method: 'GET', path: `/postback?click_id=push_71872t38713891u12u0313&payout=5&txid=${i}`, headers: {}, body: undefined });
    const t1 = performance.now();
    await product.verdict(a.headers['postback-receipt'] ?? '');
    times.push(`${Math.round(t1 - t0)}+${Math.round(performance.now() - t1)}`);
  }
  console.log(times.join(' '));
  await product.close();
}, 60000);
