/** What a vector's `setup` asks for beyond the state of fixtures.json, made executable. */
export interface Setup {
  /** preset of the campaigns' sources */
  readonly preset?: string;
  /** settings of the campaigns' sources */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** GET requests that came before */
  readonly earlier?: readonly string[];
  /** both imported clicks on one campaign, so of one offer, with dedupe_scope offer */
  readonly oneCampaign?: true;
  /** the job of the hit runs twice */
  readonly twice?: true;
  /** the peer of the connection is a trusted proxy */
  readonly trustedPeer?: true;
  /** the click is written only after the postback was taken */
  readonly clickLate?: true;
}

const SEED = 'push_71872t38713891u12u0313';

/** By vector name; a vector with a setup that needs nothing here (drop-in routes are on by default) has an empty one. */
export const setups: Readonly<Record<string, Setup>> = {
  'everflow-advertiser': { preset: 'everflow' },
  'tune-lsr': { preset: 'tune' },
  'tune-truncated-id': { preset: 'tune' },
  'affise-s2s': { preset: 'affise' },
  'propellerads-style': { preset: 'propellerads' },
  'cashbackos-long': { preset: 'cashbackos' },
  'payout-cents-json': {
    settings: { minor_units: true, names: { payout: ['amount'], event: ['eventName'], txid: ['invoiceId'] }, event_names: { Purchase: 'purchase' } },
  },
  'status-affise-2': { preset: 'affise' },
  'status-affise-5': { preset: 'affise' },
  'status-lead-then-sale': { earlier: ['/postback?click_id=clk_edit_0001&payout=12&status=lead&tid=77'] },
  'status-sale-then-lead': { earlier: ['/postback?click_id=clk_edit_0001&payout=12&status=sale&tid=77'] },
  'status-not-pending': { preset: 'affise', earlier: ['/postback?clickid=clk_edit_0001&status=1&action_id=A-1'] },
  'dup-same-txid': { earlier: [`/postback?click_id=${SEED}&payout=5&txid=120`] },
  'dup-no-txid': { earlier: [`/postback?click_id=${SEED}&payout=5`] },
  'dup-same-txid-other-click': { earlier: [`/postback?click_id=${SEED}&payout=5&txid=120`] },
  'dup-same-txid-other-click-offer-scope': { oneCampaign: true, earlier: [`/postback?click_id=${SEED}&payout=5&action_id=120&goal=1`] },
  'dup-worker-crash': { twice: true },
  'increment-payout': { earlier: ['/postback?click_id=clk_incr_0001&payout=5'] },
  'wannads-negative': { earlier: [`/postback?subid=${SEED}&reward=500&payout=0.50&status=credited&transid=w1`] },
  'dermoney-absolute': { preset: 'offerwall', earlier: [`/postback?subid=${SEED}&reward=500&payout=0.50&status=1&transId=d1`] },
  'click-not-yet-persisted': { clickLate: true },
  'md5-offerwall': { preset: 'adrevmedia' },
  'ip-inside-proxy': { trustedPeer: true },
  'post-json-impact-fixed': { preset: 'impact' },
  'post-json-appsflyer': { preset: 'appsflyer' },
};

/** Vectors this runner does not run, and why. */
export const exceptions: Readonly<Record<string, string>> = {
  'db-down': 'needs Redis and a database that stops; see the fault tests',
  'both-down': 'needs both stores stopped; the 503 has its own spec at the door',
  'retry-after-503': 'follows both-down',
};
