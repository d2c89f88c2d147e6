import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { checkOutgoingUrl, isPublic, type OutgoingRules } from './outgoing-guard.js';

const resolve = (host: string): Promise<string[]> => {
  const known: Record<string, string[]> = {
    'public.example': ['203.0.114.7', '2a00:1450:4001:81b::200e'],
    'inside.example': ['10.0.0.5'],
    'both.example': ['203.0.114.7', '127.0.0.1'],
    'metadata.example': ['169.254.169.254'],
    'nowhere.example': [],
  };
  const addresses = known[host];
  return addresses ? Promise.resolve(addresses) : Promise.reject(new Error('ENOTFOUND'));
};
const check = (url: string, rules: OutgoingRules = {}) => checkOutgoingUrl(url, { resolve, ...rules });

describe('a URL the product is asked to call', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://localhost/',
    'http://inside.example/',
    'http://both.example/',
    'http://metadata.example/',
    'http://nowhere.example/',
    'http://unknown.example/',
    'http://public.example:22/',
    'http://public.example:6379/',
    'http://user@public.example/',
    'ftp://public.example/',
    'file:///etc/passwd',
    'gopher://public.example/',
    'javascript:alert(1)',
    '//public.example/',
    'not a url',
  ])('refuses %s', async (url) => {
    await expect(check(url)).rejects.toMatchObject({ code: 'outgoing_url_refused' });
  });

  it.each(['https://public.example/hook?a=1', 'http://public.example/', 'http://203.0.114.7/', 'https://[2a00:1450:4001:81b::200e]/'])(
    'takes %s',
    async (url) => {
      const target = await check(url);
      expect(target.url.href).toBe(url);
      expect(isPublic(target.address)).toBe(true);
    },
  );

  it('goes inside only where the operator says so', async () => {
    await expect(check('http://inside.example/', { allowPrivate: true })).resolves.toMatchObject({ address: '10.0.0.5', family: 4 });
  });

  it('connects to the address that was checked, whatever the name leads to by then', async () => {
    const server = createServer((_request, response) => response.end('the checked one'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const target = await check(`http://rebound.example:${port}/`, {
      ports: [port],
      allowPrivate: true,
      resolve: () => Promise.resolve(['127.0.0.1']),
    });
    const body = await new Promise<string>((read, failed) => {
      request(target.url, { lookup: target.lookup }, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => read(text));
      })
        .on('error', failed)
        .end();
    });
    expect(body).toBe('the checked one');
    await new Promise((closed) => server.close(closed));
  });
});
