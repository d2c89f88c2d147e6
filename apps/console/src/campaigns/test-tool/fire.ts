/** May the browser call this URL from here? The content security policy allows our own origin only. */
export function isReachable(url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === location.origin;
}

/** A visit of the tracking URL that stops before the advertiser's page. The click is recorded like any other. */
export async function fireClick(trackingUrl: string): Promise<void> {
  await fetch(trackingUrl, { redirect: 'manual', cache: 'no-store', credentials: 'omit' });
}

/**
 * Sends a postback as an advertiser's server would.
 *
 * returns  the receipt
 * throws   Error with a sentence when it was not taken
 */
export async function firePostback(url: string): Promise<string> {
  const response = await fetch(url, { headers: { accept: 'application/json' }, cache: 'no-store', credentials: 'omit' });
  const receipt = response.headers.get('postback-receipt');
  if (!response.ok || receipt === null) throw new Error(`The postback was not taken (HTTP ${response.status}). Try again.`);
  return receipt;
}

export interface Verdict {
  readonly receipt: string;
  readonly outcome: 'pending' | 'waiting' | 'accepted' | 'rejected';
  readonly reason: string | null;
  readonly hint: string | null;
  readonly conversion_id: string | null;
}

/** What became of a postback: the public answer that an advertiser sees, too. */
export async function readReceipt(receipt: string): Promise<Verdict> {
  const response = await fetch(`/receipts/${encodeURIComponent(receipt)}`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`The receipt could not be read (HTTP ${response.status}).`);
  return (await response.json()) as Verdict;
}

/** The postback URL with its values, empty ones left out. */
export function postbackUrl(base: string, values: Readonly<Record<string, string>>): string {
  const query = Object.entries(values)
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value.trim())}`);
  return query.length === 0 ? base : `${base}?${query.join('&')}`;
}
