import type { Settings } from '#config';
import type { FirstStart } from './first-start.js';

/** What a click of the sample campaign may carry; ready to paste. */
const SAMPLE_QUERY = 'supply_id=site-42&creative_id=banner-a&source=demo';

/** What the start says: where things are and what to try. Aligned, no colour, so that it reads the same in a log. */
export function bannerOf(settings: Settings, first: FirstStart): string {
  const base = settings.PUBLIC_URL;
  const lines: [string, string][] = [
    ['Console', `${base}/console/`],
    ['API', `${base}/api/v1`],
    ['API documentation', `${base}/api/docs`],
    ['Database', settings.embedded ? `embedded PostgreSQL, data in ${settings.DATA_DIR}` : 'PostgreSQL of DATABASE_URL'],
  ];
  if (first.admin) lines.push(['Administrator', first.admin.email], ['Password', `${first.admin.password}   (shown only now)`]);
  else lines.push(['Lost password', 'npm run cli -- user reset-password EMAIL']);
  if (first.apiKey) lines.push(['API key (admin)', `${first.apiKey}   (shown only now)`]);
  else lines.push(['Another API key', 'npm run cli -- key create --role admin --name NAME']);
  if (first.sample) {
    lines.push(['Try a click', `${first.sample.trackingUrl}?${SAMPLE_QUERY}`]);
    lines.push(['Then a postback', `${first.sample.postbackUrl}?click_id=CLICK_ID&payout=5.00   (CLICK_ID: from where the click led)`]);
  }
  const width = Math.max(...lines.map(([name]) => name.length));
  return [
    '',
    'Rebound is running.',
    '',
    ...lines.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`),
    '',
    'Ctrl-C stops it.',
    '',
  ].join('\n');
}
