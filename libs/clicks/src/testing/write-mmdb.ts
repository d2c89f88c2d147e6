import { isIP } from 'node:net';
import { writeFile } from 'node:fs/promises';

type Value = string | number | { readonly [key: string]: Value } | readonly string[];

/**
 * Writes a MaxMind database of a few IPv4 addresses, as an operator would bring one.
 * Source: MaxMind DB File Format Specification v2.0 (https://maxmind.github.io/MaxMind-DB/, read 2026-11-22)
 *
 * records  by address; each stands for itself alone
 */
export async function writeMmdb(path: string, records: Readonly<Record<string, { readonly [key: string]: Value }>>): Promise<void> {
  const data: Buffer[] = [];
  const nodes: [number | undefined, number | undefined][] = [[undefined, undefined]];
  const leaves = new Map<string, number>();
  let offset = 0;
  for (const [address, record] of Object.entries(records)) {
    if (isIP(address) !== 4) throw new Error(`${address} is no IPv4 address`);
    const encoded = encode(record);
    data.push(encoded);
    addPath(nodes, leaves, address, offset);
    offset += encoded.length;
  }
  const tree = Buffer.alloc(nodes.length * 8);
  for (const [at, sides] of nodes.entries()) {
    for (const [side, next] of sides.entries()) {
      const leaf = leaves.get(`${at}.${side}`);
      const pointer = leaf === undefined ? (next ?? nodes.length) : nodes.length + 16 + leaf;
      tree.writeUInt32BE(pointer, at * 8 + side * 4);
    }
  }
  const metadata = encode({
    node_count: nodes.length,
    record_size: 32,
    ip_version: 4,
    database_type: 'Test',
    languages: ['en'],
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_795_000_000,
    description: { en: 'for tests' },
  });
  await writeFile(path, Buffer.concat([tree, Buffer.alloc(16), ...data, Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1'), metadata]));
}

function addPath(nodes: [number | undefined, number | undefined][], leaves: Map<string, number>, address: string, offset: number): void {
  const bits = address.split('.').flatMap((part) => Array.from(Number(part).toString(2).padStart(8, '0'), Number));
  let at = 0;
  for (const [depth, bit] of bits.entries()) {
    const node = nodes[at];
    if (!node) throw new Error('a node is missing');
    if (depth === bits.length - 1) leaves.set(`${at}.${bit}`, offset);
    else at = node[bit] ??= nodes.push([undefined, undefined]) - 1;
  }
}

/** Types: 2 text, 6 unsigned number, 7 map, 11 array (4 + 7 in the extended byte). */
function encode(value: Value): Buffer {
  if (typeof value === 'string') return sized(2, Buffer.byteLength(value), Buffer.from(value));
  if (typeof value === 'number') return Buffer.from([(6 << 5) | 4, value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([value.length, 4]), ...(value as readonly string[]).map(encode)]);
  const entries = Object.entries(value as Readonly<Record<string, Value>>);
  return Buffer.concat([Buffer.from([(7 << 5) | entries.length]), ...entries.flatMap(([key, one]) => [encode(key), encode(one)])]);
}

function sized(type: number, size: number, bytes: Buffer): Buffer {
  const head = size < 29 ? [(type << 5) | size] : [(type << 5) | 29, size - 29];
  return Buffer.concat([Buffer.from(head), bytes]);
}
