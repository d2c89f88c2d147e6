import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSettings } from '#testing';
import { createHttpApp } from '../create-http-app.js';

@Controller()
class PingController {
  @Get('ping')
  ping(): string {
    return 'pong';
  }
}
@Module({ controllers: [PingController] })
class PingModule {}

const SENDERS = 60;
const HEAD = 'POST /ping HTTP/1.1\r\nHost: t\r\n';

/** Sends the start of a request, then a byte at a time for ever. Resolves when the server has hung up. */
function dribble(port: number, start: string): { socket: Socket; ended: Promise<void> } {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined).resume();
  socket.write(start);
  const timer = setInterval(() => socket.write('x'), 400);
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => {
      clearInterval(timer);
      resolve();
    });
  });
  return { socket, ended };
}

describe('senders that never finish', () => {
  let app: NestFastifyApplication;
  let port: number;
  beforeAll(async () => {
    app = await createHttpApp(PingModule, testSettings());
    await app.listen(0, '127.0.0.1');
    port = Number(new URL(await app.getUrl()).port);
  });
  afterAll(() => app.close());

  it('are hung up on, and keep nobody else from being served', async () => {
    const slowHeads = Array.from({ length: SENDERS }, () => dribble(port, `${HEAD}X-Slow: `));
    const slowBodies = Array.from({ length: SENDERS }, () => dribble(port, `${HEAD}Content-Length: 100000\r\n\r\n`));
    const senders = [...slowHeads, ...slowBodies];
    const gone = Promise.all(senders.map(({ ended }) => ended));
    for (let i = 0; i < 20; i++) expect(await (await fetch(`http://127.0.0.1:${port}/ping`)).text()).toBe('pong');
    // 10 s for the head and 15 s for the whole, looked at every second; the rest is a busy machine's.
    await gone;
    expect(senders.every(({ socket }) => socket.destroyed)).toBe(true);
  }, 60_000);
});
