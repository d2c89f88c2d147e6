import classes from './postbacks.module.css';
import type { ExplainedHit } from './postbacks.js';

type Raw = ExplainedHit['raw'];

/** The hit byte for byte, as HTTP. A body that is no text is shown as base64. */
export function RawRequest({ raw }: { raw: Raw | null | undefined }) {
  if (!raw) return <p className="dimmed">The raw request has been dropped by now; the verdict is kept longer.</p>;
  const headers = raw.headers.map(([name, value]) => `${name}: ${value}`);
  const body = bodyText(raw.body_base64);
  return (
    <pre className={classes['raw']} tabIndex={0} role="region" aria-label="Raw request">
      {`${raw.method} ${raw.url}\n${headers.join('\n')}${body === '' ? '' : `\n\n${body}`}`}
    </pre>
  );
}

function bodyText(base64: string | null | undefined): string {
  if (!base64) return '';
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return `(not UTF-8, base64) ${base64}`;
  }
}
