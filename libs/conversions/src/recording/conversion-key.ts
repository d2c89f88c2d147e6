import { hash } from 'node:crypto';

/** What may exist once. Adjustments are told apart by their amount: two refunds of one sale differ, a resent one does not. */
export type KeyOf =
  | { readonly scope: 'click'; readonly clickId: string; readonly eventKey: string; readonly txid: string | null }
  | { readonly scope: 'offer'; readonly campaignId: number; readonly offerId: number; readonly eventKey: string; readonly txid: string }
  | {
      readonly scope: 'adjustment';
      readonly clickId: string;
      readonly eventKey: string;
      readonly txid: string | null;
      readonly amount: string;
    };

/** 128 bits of SHA-256 over the parts, as a uuid. Parts are length-prefixed: no two different keys spell the same text. */
export function conversionKey(key: KeyOf): string {
  const parts = Object.values(key).map((part) => (part === null ? '-' : `${String(part).length}:${part}`));
  const hex = hash('sha256', parts.join('|'), 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
