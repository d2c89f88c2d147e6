import { Receipts } from '#kernel';
import { TEST_SECRET } from '#testing';
import type { RawHit } from '../raw-hit.js';

export const receipts = new Receipts([TEST_SECRET]);

/** A GET at /postback, received now unless it says otherwise. */
export function aHit(query: string, given: Partial<RawHit> = {}): RawHit {
  const at = given.at ?? Date.now();
  return {
    id: receipts.mint(at).uuid,
    at,
    method: 'GET',
    url: `/postback?${query}`,
    headers: ['Host', 'tracker.test', 'User-Agent', 'sender/1.0'],
    body: '',
    size: 0,
    ip: '203.0.113.7',
    https: false,
    route: 'generic',
    ...given,
  };
}
