import { expect, it } from 'vitest';
import { bytesFromUuid, firstUuidAt, timeOfUuid, uuidFromBytes } from './uuid.js';

it('the first uuid of an instant carries that instant and nothing else', () => {
  const at = Date.UTC(2026, 10, 22);
  expect(firstUuidAt(at)).toBe('01a2008d-7400-0000-0000-000000000000');
  expect(timeOfUuid(firstUuidAt(at))).toBe(at);
});

it('uuids go to bytes and back', () => {
  const uuid = '019aa8e8-0c00-1234-5678-9abcdef01234';
  expect(uuidFromBytes(bytesFromUuid(uuid))).toBe(uuid);
});
