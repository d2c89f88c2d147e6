import { formatAmount, MICROS_PER_UNIT, requireDecimal, type Micros } from '#kernel';
import { BROWSERS, CAMPAIGNS, HOURS, LANGUAGES, SUPPLIES, type DemoCampaign } from './demo-world.js';
import { SeededRandom } from './seeded-random.js';

export const DAY_MS = 86_400_000;
const DUPLICATES = 0.1;
const BAD = 0.05;

/** What is wrong with a postback that must be refused, and the reason the receipt must then give. */
export type Fault = 'bad_click_signature' | 'unknown_click' | 'missing_click_id' | 'invalid_payout';

export interface PlannedPostback {
  /** simulated time since the day's start, ms; may lie after its end (late) */
  readonly atMs: number;
  /** 1: during the day and late; 2: the next morning, when the advertiser has looked through its leads */
  readonly round: 1 | 2;
  readonly role: 'conversion' | 'duplicate' | 'decision' | 'bad';
  readonly fault?: Fault;
  readonly door: 'generic' | 'keyed';
  readonly format: 'query' | 'form' | 'json';
  /** all but the click id, under the names this advertiser uses */
  readonly params: Readonly<Record<string, string>>;
  readonly clickIdName: string;
}

export interface PlannedConversion {
  readonly payout: Micros;
  /** a lead that was refused in the end does not */
  readonly counted: boolean;
  /** like a postback's */
  readonly atMs: number;
  readonly txid: string;
  /** when all is said */
  readonly status: 'approved' | 'pending' | 'rejected';
}

export interface PlannedClick {
  readonly atMs: number;
  /** index into CAMPAIGNS */
  readonly campaign: number;
  readonly supplyId: string;
  readonly country: string;
  /** false: no offer takes this visitor, who lands on the fallback without a click id */
  readonly routed: boolean;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** what the click costs, millionths of the base currency */
  readonly cost: Micros;
  readonly conversions: readonly PlannedConversion[];
  readonly postbacks: readonly PlannedPostback[];
}

/** Plays a day: the same seed and number of clicks give the same plan. Pure. */
export function planDay({ seed, clicks }: { seed: number; clicks: number }): readonly PlannedClick[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: clicks }, () => planClick(random)).sort((a, b) => a.atMs - b.atMs);
}

function planClick(random: SeededRandom): PlannedClick {
  const campaign = random.weighted(CAMPAIGNS, (one) => one.traffic);
  const supply = random.weighted(SUPPLIES, (one) => one.traffic);
  const visitor = random.weighted(LANGUAGES, (one) => one.weight);
  const hour = random.weighted([...HOURS.keys()], (one) => HOURS[one] ?? 0);
  const atMs = hour * 3_600_000 + random.between(0, 3_599_999);
  const cost =
    campaign.costPerClick === null
      ? BigInt(random.between(150, 600)) * (MICROS_PER_UNIT / 1_000n)
      : requireDecimal(campaign.costPerClick, 'cost');
  const query: Record<string, string> = {
    supply_id: supply.id,
    site_id: `${supply.id}-site-${random.between(1, supply.sites)}`,
    creative_id: random.pick(campaign.creatives),
    source: random.pick(['network-a', 'network-b']),
    external_id: random.code(16),
    sub1: random.pick(['morning', 'evening', 'retarget']),
  };
  if (campaign.costPerClick === null) query['cost'] = formatAmount(cost);
  const browser = random.weighted(BROWSERS, (one) => one.weight);
  const routed = campaign.fallbackUrl === undefined || browser.mobile === true;
  const plan = planConversions(random, campaign, atMs, routed ? campaign.conversionRate * supply.quality : 0);
  return {
    atMs,
    campaign: CAMPAIGNS.indexOf(campaign),
    supplyId: supply.id,
    country: visitor.country,
    routed,
    query,
    headers: {
      'user-agent': browser.agent,
      'accept-language': visitor.header,
      // Believed only when TRUSTED_PROXIES names the demo's own address; then the visitors come from five countries.
      'x-forwarded-for': `${visitor.address}${random.between(1, 254)}`,
    },
    cost,
    ...plan,
  };
}

function planConversions(
  random: SeededRandom,
  campaign: DemoCampaign,
  clickedAtMs: number,
  rate: number,
): Pick<PlannedClick, 'conversions' | 'postbacks'> {
  const conversions: PlannedConversion[] = [];
  const postbacks: PlannedPostback[] = [];
  if (random.chance(rate)) {
    addConversion(random, campaign, clickedAtMs, { conversions, postbacks });
    if (random.chance(campaign.upsell)) addConversion(random, campaign, clickedAtMs + 1_800_000, { conversions, postbacks });
  }
  return { conversions, postbacks };
}

function addConversion(
  random: SeededRandom,
  campaign: DemoCampaign,
  afterMs: number,
  to: { conversions: PlannedConversion[]; postbacks: PlannedPostback[] },
): void {
  const payout = BigInt(random.between(...campaign.payoutCents)) * (MICROS_PER_UNIT / 100n);
  const names = random.pick([
    { clickIdName: 'click_id', payoutName: 'payout', txidName: 'txid' },
    { clickIdName: 'cid', payoutName: 'revenue', txidName: 'transaction_id' },
    { clickIdName: 'subid', payoutName: 'amount', txidName: 'order_id' },
  ]);
  const shared = {
    clickIdName: names.clickIdName,
    door: random.pick(['generic', 'keyed'] as const),
    format: random.pick(['query', 'query', 'form', 'json'] as const),
  };
  const txid = random.code(12);
  const params = {
    [names.payoutName]: formatAmount(payout),
    [names.txidName]: txid,
    ...(campaign.leadsFirst ? { status: 'pending' } : {}),
  };
  const atMs = afterMs + delayMs(random, campaign.medianDelayMin);
  const decision = campaign.leadsFirst ? random.pick(['approved', 'approved', 'rejected', undefined] as const) : undefined;

  if (campaign.breaksAtHour !== undefined && atMs > campaign.breaksAtHour * 3_600_000) {
    const broken = { ...params, [names.payoutName]: 'see invoice' };
    to.postbacks.push({ ...shared, door: 'keyed', atMs, round: 1, role: 'bad', fault: 'invalid_payout', params: broken });
    return;
  }
  const status = campaign.leadsFirst ? (decision ?? 'pending') : 'approved';
  to.conversions.push({ payout, counted: decision !== 'rejected', atMs, txid, status });
  to.postbacks.push({ ...shared, atMs, round: 1, role: 'conversion', params });
  if (random.chance(DUPLICATES / (1 - DUPLICATES - BAD))) {
    to.postbacks.push({ ...shared, atMs: atMs + random.between(1_000, 7_200_000), round: 1, role: 'duplicate', params });
  }
  if (random.chance(BAD / (1 - DUPLICATES - BAD))) {
    const faults: Fault[] = ['bad_click_signature', 'unknown_click'];
    // Alone, a transaction_id is taken for the click id: some networks send it so.
    if (names.txidName !== 'transaction_id') faults.push('missing_click_id');
    // Where the price is fixed, a nonsense payout is no fault: it is not read.
    if (!campaign.fixedPayout) faults.push('invalid_payout');
    const fault = random.pick(faults);
    const broken = fault === 'invalid_payout' ? { ...params, [names.payoutName]: 'five', [names.txidName]: random.code(12) } : params;
    // By the advertiser's own door, so that the log knows whose it was although it names no click.
    to.postbacks.push({ ...shared, door: 'keyed', atMs, round: 1, role: 'bad', fault, params: broken });
  }
  if (decision) to.postbacks.push({ ...shared, atMs: DAY_MS * 1.4, round: 2, role: 'decision', params: { ...params, status: decision } });
}

/** Log-normal-like: half within the median, a tail of many hours (those past midnight are the late ones). */
function delayMs(random: SeededRandom, medianMin: number): number {
  const spread = random.next() + random.next() + random.next() - 1.5;
  return Math.round(medianMin * 60_000 * Math.exp(spread * 2.2));
}
