import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeMmdb } from '../testing/write-mmdb.js';
import { GeoLocator } from './geo-locator.js';
import { NetworkLocator } from './network-locator.js';
import { VisitorReader } from './visitor-reader.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'networks-'));
  await writeMmdb(join(folder, 'asn.mmdb'), {
    '203.0.113.9': { autonomous_system_number: 64_500, autonomous_system_organization: 'Example Telecom' },
    '203.0.113.10': { asn: 'AS64501', as_name: 'Example Hosting' },
  });
  await writeMmdb(join(folder, 'connection.mmdb'), {
    '203.0.113.9': { connection_type: 'Cellular', isp: 'Not asked: the first file tells it' },
    '198.51.100.1': { isp: 'Example Cable', connection_type: 'Cable/DSL' },
  });
});
afterAll(() => rm(folder, { recursive: true }));

describe('networks of addresses', () => {
  it('come from all the operator’s files together, in the order given', async () => {
    const networks = await NetworkLocator.open([join(folder, 'asn.mmdb'), join(folder, 'connection.mmdb')]);
    expect(networks.locate('203.0.113.9')).toEqual({ asn: '64500', isp: 'Example Telecom', connection: 'Cellular' });
    expect(networks.locate('203.0.113.10')).toEqual({ asn: '64501', isp: 'Example Hosting', connection: '' });
    expect(networks.locate('198.51.100.1')).toEqual({ asn: '', isp: 'Example Cable', connection: 'Cable/DSL' });
    for (const ip of ['203.0.113.11', '2001:db8::1', 'nonsense', '']) {
      expect(networks.locate(ip)).toEqual({ asn: '', isp: '', connection: '' });
    }
  });

  it('are known to rules and macros', async () => {
    const visitors = new VisitorReader(await GeoLocator.open(), await NetworkLocator.open([join(folder, 'asn.mmdb')]));
    const visitor = visitors.read({ ip: '203.0.113.9', userAgent: '', acceptLanguage: '' });
    expect(visitor).toMatchObject({ asn: '64500', isp: 'Example Telecom', connection: '' });
    expect(visitors.read({ ip: '203.0.113.9', userAgent: '', acceptLanguage: '' })).toEqual(visitor);
  });

  it('are not known without a file; a file that cannot be read is named', async () => {
    expect((await NetworkLocator.open([])).locate('203.0.113.9')).toEqual({ asn: '', isp: '', connection: '' });
    const odd = join(folder, 'odd.mmdb');
    await writeFile(odd, 'no database');
    await expect(NetworkLocator.open([odd])).rejects.toThrow(`GEO_ASN_FILE ${odd} cannot be read`);
  });
});
