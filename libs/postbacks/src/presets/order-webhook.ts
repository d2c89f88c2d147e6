/**
 * Names under which senders usually tell payout, event and transaction. In the webhook of a shop's order they are the shop's own fields, or a
 * buyer's: none of them is read.
 */
export const NAMES_OF_A_SHOP: readonly string[] = [
  'amount',
  'payout',
  'price',
  'value',
  'sum',
  'revenue',
  'rev',
  'commission',
  'base_commission',
  'usd_value',
  'event',
  'goal',
  'et',
  'event_name',
  'eventname',
  'goal_id',
  'event_type',
  'type',
  'transaction_id',
  'transactionid',
  'tid',
];
