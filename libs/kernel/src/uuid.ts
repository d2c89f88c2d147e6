/** 16 bytes ↔ the text PostgreSQL prints for a uuid. The bits are ours (time first), not an RFC 9562 version. */
export function uuidFromBytes(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

export function bytesFromUuid(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

/** The instant in the first 48 bits, in milliseconds since 1970 UTC. */
export function timeOfBytes(bytes: Buffer): number {
  return bytes.readUIntBE(0, 6);
}

export function timeOfUuid(uuid: string): number {
  return Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16);
}

/** Smallest uuid whose time is `atMs`: the lower bound of a partition or a time range. */
export function firstUuidAt(atMs: number): string {
  const hex = Math.max(0, Math.trunc(atMs)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}
