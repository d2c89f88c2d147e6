/** What became of a hit. pending: not decided yet; waiting: its click is still on the way. */
export type Outcome = 'pending' | 'waiting' | 'accepted' | 'rejected';

/** Where a conversion stands. Adjustments are always approved. */
export type ConversionStatus = 'pending' | 'approved' | 'rejected';
