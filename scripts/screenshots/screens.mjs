// The screens of the console, and how to get to each with something on it.

const NAMES = ['ann', 'ben', 'carla', 'dimitri'];
const MONTH = 'period=30d';

/** name → the way there; `base` is the console's address. */
export const SCREENS = {
  overview: at(`/?${MONTH}`),
  campaigns: at(`/campaigns?${MONTH}`),
  campaign: (visit) => row(visit, `/campaigns?${MONTH}`, 'Web shop'),
  'campaign-broken': (visit) => row(visit, '/campaigns?period=today', 'Travel deals'),
  'new-campaign': newCampaign,
  'edit-campaign': (visit) => below(visit, 'Web shop', 'edit'),
  'campaign-simulator': (visit) => below(visit, 'Web shop', 'simulate'),
  'campaign-versions': (visit) => below(visit, 'Web shop', 'versions'),
  'replace-urls': at('/campaigns/replace'),
  reports: at(`/reports?${MONTH}&group_by=supply_id,creative&metrics=clicks,conversions,cr,epc,revenue,cost,profit,roi&sort=-profit`),
  'reports-days': at(`/reports?${MONTH}&group_by=day&metrics=profit,clicks,conversions,revenue,cost`),
  'reports-heat': at(`/reports?${MONTH}&chart=heat&metrics=clicks,conversions,profit`),
  postbacks: at('/postbacks'),
  'postback-rejected': (visit) => first(visit, '/postbacks?outcome=rejected'),
  conversions: at('/conversions'),
  conversion: (visit) => first(visit, '/conversions'),
  'conversions-import': at('/conversions/import'),
  reconcile: at('/conversions/reconcile'),
  clicks: at('/clicks'),
  click: (visit) => first(visit, '/clicks'),
  costs: at('/costs'),
  sources: at('/sources'),
  source: (visit) => first(visit, '/sources'),
  system: at('/system'),
  queue: at('/system/queues/postbacks'),
  users: users,
  keys: at('/system?tab=keys'),
  audit: at('/system?tab=audit'),
  privacy: at('/system?tab=privacy'),
  account: at('/account'),
};

function at(path) {
  return (visit) => open(visit, path);
}

async function open({ page, base }, path) {
  await page.goto(`${base}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settle(page);
}

async function first(visit, path) {
  await open(visit, path);
  await visit.page.locator('tbody a').first().click();
  await visit.page.waitForURL((url) => !`${url.pathname}${url.search}`.endsWith(path));
}

async function row(visit, path, name) {
  await open(visit, path);
  await visit.page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  await visit.page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
}

async function below(visit, name, page) {
  await row(visit, `/campaigns?${MONTH}`, name);
  await open(visit, `${new URL(visit.page.url()).pathname.replace(/^\/console/, '')}/${page}`);
}

async function newCampaign(visit) {
  await open(visit, '/campaigns/new');
  const { page } = visit;
  await page.getByLabel('Offer URL').first().fill('https://advertiser.example/offer?subid={click_id}&payout={payout}&src={supply_id}');
  await page
    .getByLabel(/Payout per conversion/)
    .first()
    .fill('5.00');
}

async function users(visit) {
  await open(visit, '/system?tab=users');
  const { page } = visit;
  const people = await page.locator('tbody tr').count();
  await page.getByLabel('E-mail').fill(`${NAMES[people - 1] ?? `guest-${people}`}@example.com`);
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByText('Works once').waitFor();
}

/** Nothing loading any more: live screens poll, so the network never falls quite silent. */
export async function settle(page) {
  await page.waitForFunction(() => document.querySelector('[aria-label="Loading"]') === null);
  await page.waitForTimeout(900);
}
