/**
 * Names under which senders pass each thing at the generic door, in order of precedence: the lists of test/vectors/fixtures.json.
 */
export const GENERIC_NAMES = {
  clickId: [
    'click_id',
    'clickid',
    'cid',
    'subid',
    'sub_id',
    'aff_sub',
    'aff_click_id',
    'visitor_id',
    'cnv_id',
    'cf_click_id',
    'hit',
    'externalid',
    'external_id',
    'uclick',
    's1',
    'r',
    'ref_id',
  ],
  txid: [
    'txid',
    'transaction_id',
    'transactionid',
    'trans_id',
    'transid',
    'tid',
    'tx',
    't',
    'order_id',
    'orderid',
    'oid',
    'action_id',
    'txn_id',
    'conversion_id',
    'lead_id',
    'invoice_id',
    'rdtk_event_id',
  ],
  payout: ['payout', 'amount', 'revenue', 'rev', 'sum', 'price', 'value', 'commission', 'base_commission', 'usd_value'],
  event: ['event', 'goal', 'et', 'event_name', 'eventname', 'goal_id', 'event_type', 'type'],
  currency: ['currency', 'cur', 'currency_code', 'payout_currency', 'cnv_currency'],
  status: ['status', 'state', 'conv_status', 'conversion_status', 'action_status'],
  saleAmount: ['sale_amount', 'order_amount'],
  eventTime: [
    'event_time',
    'eventtime',
    'event_timestamp',
    'conversion_time',
    'conversion_date',
    'sale_date_unix',
    'sale_date',
    'event_date',
    'eventdate',
    'occurred_at',
  ],
} as const satisfies Record<string, readonly string[]>;

/** What a parameter can be to us. */
export type Role = keyof typeof GENERIC_NAMES;
export type RoleNames = Readonly<Record<Role, readonly string[]>>;

/** TUNE and Everflow send the click id under these; they are the transaction id when a click id stands beside them. */
export const CLICK_WHEN_ALONE: readonly string[] = ['transaction_id', 'transactionid', 'tid'];

/** A payout under this name is in that currency whatever the campaign's is. */
export const CURRENCY_OF_NAME: Readonly<Record<string, string>> = { usd_value: 'USD' };

/** Parameters that mean something to us apart from the roles, and so are no custom values. */
export const CONTROL_NAMES: ReadonlySet<string> = new Set([
  'return',
  'test',
  'lead_status',
  'sale_status',
  'rejected_status',
  'ignore_status',
]);

/** A role's name in JSON. */
export function snakeRole(role: Role): string {
  return role.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
