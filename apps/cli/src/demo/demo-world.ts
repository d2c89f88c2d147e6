/** The cast of the demo: campaigns, traffic of different quality, visitors. Pure data; plan-day.ts makes a day of it. */

/** Label of everything the demo makes; `demo --remove` takes away what carries it. */
export const DEMO_TAG = 'demo';

export interface DemoCampaign {
  readonly name: string;
  /** share of the day's clicks */
  readonly traffic: number;
  /** conversions per click from an average source */
  readonly conversionRate: number;
  /** cost of one click as the campaign says it, or null: each click carries its own */
  readonly costPerClick: string | null;
  /** what conversions pay, in cents of the base currency: from – to */
  readonly payoutCents: readonly [number, number];
  /** the advertiser pays one fixed price; what the postback says is ignored */
  readonly fixedPayout: boolean;
  /** the advertiser reports leads first and approves or refuses them later */
  readonly leadsFirst: boolean;
  /** median of the time from click to conversion, minutes */
  readonly medianDelayMin: number;
  /** chance of a second, larger sale on the same click */
  readonly upsell: number;
  readonly offers: readonly { readonly url: string; readonly weight: number }[];
  /** only for mobile visitors; others are sent here, unrouted */
  readonly fallbackUrl?: string;
  /** from this hour of the day on the advertiser sends a payout that is no number, and nobody has noticed yet */
  readonly breaksAtHour?: number;
  readonly creatives: readonly string[];
}

export const CAMPAIGNS: readonly DemoCampaign[] = [
  {
    name: 'Demo: VPN trial',
    traffic: 4,
    conversionRate: 0.05,
    costPerClick: '0.06',
    payoutCents: [240, 240],
    fixedPayout: true,
    leadsFirst: false,
    medianDelayMin: 12,
    upsell: 0,
    offers: [{ url: 'https://vpn.example/try?click={click_id}&price={payout}&lang={language}', weight: 100 }],
    creatives: ['vpn-red', 'vpn-blue', 'vpn-lock'],
  },
  {
    name: 'Demo: Web shop',
    traffic: 3,
    conversionRate: 0.03,
    costPerClick: null,
    payoutCents: [310, 4_590],
    fixedPayout: false,
    leadsFirst: false,
    medianDelayMin: 95,
    upsell: 0.2,
    offers: [
      { url: 'https://shop.example/sale?cid={click_id}&src={supply_id}', weight: 70 },
      { url: 'https://shop.example/new?cid={click_id}&src={supply_id}', weight: 30 },
    ],
    creatives: ['sale-50', 'new-in'],
  },
  {
    name: 'Demo: Insurance leads',
    traffic: 2,
    conversionRate: 0.08,
    costPerClick: '0.25',
    payoutCents: [650, 1_200],
    fixedPayout: false,
    leadsFirst: true,
    medianDelayMin: 40,
    upsell: 0,
    offers: [{ url: 'https://cover.example/quote/{campaign_id}?aff_sub={click_id}', weight: 100 }],
    creatives: ['family', 'car', 'home'],
  },
  {
    name: 'Demo: Puzzle game',
    traffic: 5,
    conversionRate: 0.012,
    costPerClick: '0.009',
    payoutCents: [45, 130],
    fixedPayout: false,
    leadsFirst: false,
    medianDelayMin: 240,
    upsell: 0.05,
    offers: [{ url: 'https://game.example/?uclick={click_id}&c={creative_id}', weight: 100 }],
    creatives: ['level-7', 'cat', 'cat-2', 'no-ads'],
  },
  {
    name: 'Demo: Loyalty app',
    traffic: 2,
    conversionRate: 0.06,
    costPerClick: '0.045',
    payoutCents: [80, 140],
    fixedPayout: false,
    leadsFirst: false,
    medianDelayMin: 25,
    upsell: 0,
    offers: [{ url: 'https://points.example/get?click={click_id}', weight: 100 }],
    fallbackUrl: 'https://points.example/desktop',
    creatives: ['gift', 'stars'],
  },
  {
    name: 'Demo: Travel deals',
    traffic: 3,
    conversionRate: 0.08,
    costPerClick: '0.08',
    payoutCents: [150, 420],
    fixedPayout: false,
    leadsFirst: false,
    medianDelayMin: 30,
    upsell: 0,
    offers: [{ url: 'https://trips.example/deals?cid={click_id}', weight: 100 }],
    breaksAtHour: 6,
    creatives: ['beach', 'city', 'snow'],
  },
];

/** quality multiplies the conversion rate: a buyer must be able to see which source to stop */
export const SUPPLIES: readonly { readonly id: string; readonly traffic: number; readonly quality: number; readonly sites: number }[] = [
  { id: 'news-premium', traffic: 2, quality: 2.6, sites: 4 },
  { id: 'video-in-page', traffic: 3, quality: 1.2, sites: 8 },
  { id: 'push-broad', traffic: 6, quality: 0.8, sites: 25 },
  { id: 'pop-night', traffic: 4, quality: 0.25, sites: 40 },
  { id: 'mystery-77', traffic: 3, quality: 0.01, sites: 2 },
];

export const LANGUAGES: readonly {
  readonly header: string;
  readonly address: string;
  readonly country: string;
  readonly weight: number;
}[] = [
  { header: 'es-ES,es;q=0.9', address: '88.27.0.', country: 'ES', weight: 4 },
  { header: 'fr-FR,fr;q=0.9,en;q=0.5', address: '90.84.10.', country: 'FR', weight: 3 },
  { header: 'de-DE,de;q=0.9', address: '91.20.3.', country: 'DE', weight: 3 },
  { header: 'en-US,en;q=0.9', address: '73.15.120.', country: 'US', weight: 5 },
  { header: 'pt-BR,pt;q=0.9', address: '177.32.8.', country: 'BR', weight: 2 },
];

export const BROWSERS: readonly { readonly agent: string; readonly weight: number; readonly mobile?: true }[] = [
  {
    agent: 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    weight: 6,
    mobile: true,
  },
  {
    agent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
    weight: 4,
    mobile: true,
  },
  { agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', weight: 4 },
  { agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0', weight: 1 },
  {
    agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
    weight: 2,
  },
  {
    agent:
      'Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
    weight: 2,
    mobile: true,
  },
];

/** Share of a day's traffic by hour, in the visitors' time. */
export const HOURS: readonly number[] = [3, 2, 1, 1, 1, 1, 2, 4, 5, 6, 6, 6, 7, 7, 6, 6, 6, 7, 8, 9, 10, 9, 7, 5];
