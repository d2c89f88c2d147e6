/**
 * Would a visitor who follows this URL come to a redirect of this tracker again, and go round in a loop?
 *
 * Compared as a browser reads it: host in any spelling (case, final dot, an address of this machine), default ports alike, escapes and
 * double slashes in the path. Behind other host names and ports a campaign's own key gives it away.
 *
 * publicUrl  where this tracker is reached
 * isOurKey   is it the key of one of our campaigns?
 * returns    false for what is no URL
 */
export function leadsToUs(url: string, publicUrl: string, isOurKey: (key: string) => boolean): boolean {
  if (!URL.canParse(url)) return false;
  const [target, own] = [new URL(url), new URL(publicUrl)];
  const sameHost = hostOf(target) === hostOf(own);
  const path = pathOf(target);
  const [, first = '', rest = ''] = /^\/([^/]*)\/(.+)$/.exec(withoutPrefix(path, pathOf(own))) ?? [];
  // A macro there can become "c" by the query.
  const isRedirect = first === 'c' || first === 'o' || first.includes('{');
  if (!isRedirect) return false;
  if (sameHost && portOf(target) === portOf(own)) return true;
  if (first === 'c') return isOurKey(rest.split('/', 1)[0] ?? '');
  return sameHost && first === 'o' && rest.includes('{click_id');
}

function hostOf({ hostname }: URL): string {
  const host = hostname.replace(/\.$/, '');
  return host === 'localhost' || host.endsWith('.localhost') || /^127\.|^0\.0\.0\.0$|^\[::1?\]$/.test(host) ? 'localhost' : host;
}

// The default ports of http and https count as one: who answers one usually leads to it from the other.
function portOf(url: URL): string {
  return url.port === '80' || url.port === '443' ? '' : url.port;
}

function pathOf({ pathname }: URL): string {
  let path = pathname;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    // A broken escape stays as it is: the router takes it so, too.
  }
  return path.replace(/\/{2,}/g, '/');
}

function withoutPrefix(path: string, prefix: string): string {
  const start = prefix.replace(/\/$/, '');
  return start !== '' && path.startsWith(`${start}/`) ? path.slice(start.length) : path;
}
