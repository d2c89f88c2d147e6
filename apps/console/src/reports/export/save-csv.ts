import { apiError } from '../../api/api-error.js';
import { saveFile } from '../../ui/save-file.js';
import type { ReportParameters } from '../report.js';

export interface Progress {
  readonly rows: number;
  readonly bytes: number;
}

const NEW_LINE = 10;

/**
 * Fetches a report's CSV, saying as it comes how much there is, and hands it to the browser as a file.
 *
 * throws  ApiError for a refusal; an abort, or a connection that broke off half-way, rejects: half a file is never saved
 */
export async function saveCsv(
  parameters: ReportParameters,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Progress> {
  const { limit: _limit, compare: _compare, ...asked } = parameters;
  const response = await fetch(`/api/v1/reports/export?${new URLSearchParams(asked).toString()}`, { credentials: 'same-origin', signal });
  if (!response.ok || response.body === null) throw apiError(response.status, await response.json().catch(() => undefined));
  const parts: BlobPart[] = [];
  const progress = { rows: -1, bytes: 0 };
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    progress.bytes += part.value.length;
    for (const byte of part.value) if (byte === NEW_LINE) progress.rows += 1;
    onProgress({ ...progress, rows: Math.max(0, progress.rows) });
  }
  saveFile(new Blob(parts, { type: 'text/csv' }), `report-${asked['from'] ?? ''}-${asked['to'] ?? ''}.csv`);
  return { ...progress, rows: Math.max(0, progress.rows) };
}
