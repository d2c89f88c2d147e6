import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { fewPerTurn, MOST_AHEAD, MOST_PER_TURN } from './few-per-turn.js';

let server: Server;
let port: number;
/** of the event loop, counted */
let turn = 0;
let counting: NodeJS.Immediate;
/** the turn each request was served in */
const servedIn: number[] = [];

beforeAll(async () => {
  server = createServer(
    fewPerTurn((request, response) => {
      servedIn.push(turn);
      response.end(`<${request.url}>`);
    }),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  ({ port } = server.address() as AddressInfo);
  const count = () => {
    turn += 1;
    counting = setImmediate(count);
  };
  count();
});
afterAll(() => {
  clearImmediate(counting);
  server.closeAllConnections();
  server.close();
});
beforeEach(() => void servedIn.splice(0));

function mostInATurn(): number {
  const perTurn = new Map<number, number>();
  for (const at of servedIn) perTurn.set(at, (perTurn.get(at) ?? 0) + 1);
  return Math.max(...perTurn.values());
}

const requests = (count: number) => Array.from({ length: count }, (_, n) => `GET /${n} HTTP/1.1\r\nHost: t\r\n\r\n`).join('');

/** What is heard on one connection: each text is said when the one before it has its `answers`. Ends when all have, or the server hangs up. */
function say(texts: readonly string[], answers: number): Promise<string[]> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    let said = 0;
    const bodies = () => heard.match(/<[^>]*>/g) ?? [];
    const go = () => {
      if (bodies().length < said * answers) return;
      const text = texts[said++];
      if (text === undefined) socket.destroy();
      else socket.write(text);
    };
    socket.on('connect', go).on('data', (bytes) => {
      heard += bytes.toString();
      go();
    });
    socket.on('error', () => undefined).on('close', () => resolve(bodies()));
  });
}

it('serves what came in one piece in its order, a request per turn of the event loop', async () => {
  const heard = await say([requests(MOST_AHEAD)], MOST_AHEAD);
  expect(heard).toEqual(Array.from({ length: MOST_AHEAD }, (_, n) => `</${n}>`));
  // The first is served as it is read, perhaps in the turn of the second.
  expect(mostInATurn()).toBeLessThanOrEqual(2);
});

it('serves a crowd a few per turn', async () => {
  const crowd: Socket[] = [];
  while (crowd.length < 300) {
    crowd.push(connect(port, '127.0.0.1'));
    // Connections are taken one per turn.
    await once(server, 'connection');
  }
  // All of it lies there when the server comes to look.
  const heard = crowd.map((socket) => once(socket, 'data'));
  for (const socket of crowd) socket.write(requests(1));
  const until = performance.now() + 50;
  while (performance.now() < until);
  await Promise.all(heard);
  for (const socket of crowd) socket.destroy();
  expect(servedIn).toHaveLength(300);
  // As above: those read before the first of the turn's others.
  expect(mostInATurn()).toBeLessThanOrEqual(2 * MOST_PER_TURN);
});

it('hangs up on who sends more, and serves no more of it', async () => {
  await say([requests(10 * MOST_AHEAD)], 10 * MOST_AHEAD);
  expect(servedIn.length).toBeLessThanOrEqual(1 + MOST_AHEAD);
  expect(await say([requests(2)], 2)).toEqual(['</0>', '</1>']);
});

it('takes as many again from who has taken his answers', async () => {
  const heard = await say(Array<string>(3).fill(requests(MOST_AHEAD)), MOST_AHEAD);
  expect(heard).toHaveLength(3 * MOST_AHEAD);
});
