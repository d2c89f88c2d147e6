// A process of its own that stands between the product and its stores: TCP, byte for byte, until it is told to misbehave.
// argv[2]: [{ name, port }], the stores. Tells its own ports by IPC, then takes { name, mode, delayMs }.
import { connect, createServer } from 'node:net';

/** A store hears nothing of an end that was given up on the other side of a silence; its own keep-alive finds out. */
const NOTICED_AFTER_MS = 20_000;

const links = new Map();

for (const { name, port } of JSON.parse(process.argv[2])) {
  const link = { mode: 'open', delayMs: 0, pairs: new Set() };
  links.set(name, link);
  const server = createServer({ noDelay: true }, (client) => join(link, client, port));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  link.port = server.address().port;
}

process.on('message', ({ name, mode, delayMs = 0 }) => {
  const link = links.get(name);
  Object.assign(link, { mode, delayMs });
  for (const pair of link.pairs) {
    if (mode === 'cut') pair.reset();
    // Those that exist fall silent for ever, as behind a firewall that has forgotten them; new ones are let through.
    if (mode === 'silent') pair.silent = true;
  }
});
process.on('disconnect', () => process.exit(0));
process.send(Object.fromEntries([...links].map(([name, { port }]) => [name, port])));

function join(link, client, port) {
  if (link.mode === 'cut') return client.resetAndDestroy();
  const store = connect({ port, host: '127.0.0.1', noDelay: true });
  const pair = {
    silent: false,
    reset() {
      link.pairs.delete(pair);
      client.resetAndDestroy();
      store.resetAndDestroy();
    },
  };
  link.pairs.add(pair);
  carry(pair, client, store, () => 0);
  carry(pair, store, client, () => (link.mode === 'slow' ? link.delayMs : 0));
  for (const [one, other] of [
    [client, store],
    [store, client],
  ]) {
    one.on('error', () => undefined);
    one.on('close', () => {
      link.pairs.delete(pair);
      if (pair.silent) setTimeout(() => other.destroy(), NOTICED_AFTER_MS).unref();
      else other.destroy();
    });
  }
}

/** Bytes keep their order also when the delay ends while some are still held back. */
function carry(pair, from, to, delayMs) {
  let held = 0;
  from.on('data', (chunk) => {
    if (pair.silent) return;
    const wait = delayMs();
    if (wait === 0 && held === 0) return void to.write(chunk);
    held += 1;
    setTimeout(
      () => {
        held -= 1;
        if (!pair.silent && !to.destroyed) to.write(chunk);
      },
      Math.max(wait, 1),
    );
  });
}
