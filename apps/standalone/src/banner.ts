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
  lines.push(...accessLines(first));
  if (first.sample) {
    lines.push(['Try a click', `${first.sample.trackingUrl}?${SAMPLE_QUERY}`]);
    lines.push(
      ['Then a postback', `${first.sample.postbackUrl}?click_id=CLICK_ID&payout=5.00`],
      ['', 'CLICK_ID: your_parameter of the address the click led to'],
    );
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

/** What is generated is shown by the start that made it, never again; later starts tell how to get another. */
function accessLines({ admin, apiKey }: FirstStart): [string, string][] {
  if (!admin || !apiKey) {
    return [
      ['Lost password', 'npm run cli -- user reset-password EMAIL'],
      ['Another API key', 'npm run cli -- key create --role admin --name NAME'],
    ];
  }
  return [
    ['Administrator', admin.email],
    ['Password', admin.password ? `${admin.password}   (shown only now)` : 'as in ADMIN_PASSWORD'],
    ['API key (admin)', `${apiKey}   (shown only now)`],
  ];
}
