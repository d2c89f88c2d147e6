import { ConsoleLogger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { ConfigModule } from '#config';
import { freePort, testDatabase, testSettings } from '#testing';
import { ManagementConnection, TypeormModule } from './typeorm.module.js';

describe('the management connection', () => {
  it('lets the process boot while the database is away, and connects when it comes', async () => {
    const test = await testDatabase();
    const port = await freePort();
    const target = new URL(test.url);
    const away = new URL(test.url);
    away.port = String(port);
    const module = await Test.createTestingModule({
      imports: [ConfigModule.forProcess(testSettings({ DATABASE_URL: away.href })), TypeormModule.forProcess()],
    })
      .setLogger(new ConsoleLogger({ logLevels: [] }))
      .compile();
    const proxy = createServer((socket) => {
      const upstream = connect(Number(target.port), target.hostname);
      socket.on('error', () => upstream.destroy()).pipe(upstream);
      upstream.on('error', () => socket.destroy()).pipe(socket);
    });
    try {
      await module.init();
      const connection = module.get(ManagementConnection);
      expect(connection.connected).toBe(false);
      await new Promise<void>((resolve) => proxy.listen(port, '127.0.0.1', resolve));
      expect((proxy.address() as AddressInfo).port).toBe(port);
      for (let tries = 0; tries < 800 && !connection.connected; tries += 1) await sleep(50);
      expect(await module.get(DataSource).query(`SELECT current_setting('TimeZone') AS zone`)).toEqual([{ zone: 'UTC' }]);
    } finally {
      await module.close();
      proxy.close();
      await test.close();
    }
  });
});
