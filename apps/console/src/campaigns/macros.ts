/** A macro of the palette with the value the preview shows for it. */
export interface SampleMacro {
  readonly name: string;
  readonly about: string;
  readonly sample: string;
  /** sub stands for sub1 … sub20 */
  readonly numbered?: boolean;
  /** offered as a button; the others work as well */
  readonly common?: boolean;
}

/** What may stand in an offer URL. The server's catalogue decides; this list only serves the preview while one types. */
export const MACROS: readonly SampleMacro[] = [
  {
    name: 'click_id',
    about: 'The id to send back in the postback',
    sample: 'push_1h7x0b4wq8y5t3m9k2d6c0e8r4s1v7z5g3j9n2p6a8f0qd4',
    common: true,
  },
  { name: 'payout', about: 'Payout of the offer', sample: '5', common: true },
  { name: 'currency', about: 'Currency of the payout', sample: 'USD', common: true },
  { name: 'campaign_id', about: 'Campaign', sample: '12', common: true },
  { name: 'supply_id', about: 'Supply source of the tracking URL', sample: 's-17', common: true },
  { name: 'site_id', about: 'Site or zone of the tracking URL', sample: 'news.example', common: true },
  { name: 'creative_id', about: 'Creative of the tracking URL', sample: 'banner-3', common: true },
  { name: 'country', about: 'Country of the visitor', sample: 'ES', common: true },
  { name: 'device', about: 'Device of the visitor', sample: 'mobile', common: true },
  { name: 'sub', about: 'Sub ids: sub1 to sub20', sample: 'a-17', numbered: true, common: true },
  { name: 'devicename', about: 'Device of the visitor', sample: 'mobile' },
  { name: 'source', about: 'Source of the tracking URL', sample: 'newsletter' },
  { name: 'external_id', about: "The traffic source's own click id", sample: 'x1' },
  { name: 'cost', about: 'Cost of the click', sample: '0.02' },
  { name: 'region', about: 'Region of the visitor', sample: 'Catalonia' },
  { name: 'city', about: 'City of the visitor', sample: 'Barcelona' },
  { name: 'language', about: 'First language of the visitor', sample: 'es' },
  { name: 'os', about: 'Operating system', sample: 'Android' },
  { name: 'browser', about: 'Browser', sample: 'Chrome' },
  { name: 'ip', about: 'Address of the visitor', sample: '203.0.113.9' },
  { name: 'param', about: 'Any parameter of the tracking URL: {param:name}', sample: 'value' },
  { name: 'timestamp', about: 'Seconds since 1970', sample: '1795000000' },
  { name: 'random', about: 'A random number', sample: '48151623' },
];

/** How a palette button writes it. */
export function macroText(macro: SampleMacro): string {
  return macro.numbered ? `{${macro.name}1}` : `{${macro.name}}`;
}
