const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNABORTED',
  'ENOENT',
  // PostgreSQL: shutting down, crashed, starting up, too many connections, connection exceptions
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '08P01',
  // out of disk or memory, read-only while failing over: heals without the record's doing
  '53000',
  '53100',
  '53200',
  '25006',
  '58000',
  '58030',
]);
const MESSAGES =
  /Connection terminated|Connection is closed|connection timeout|timeout exceeded when trying to connect|Query read timeout|unexpected postmaster exit|Client has encountered a connection error|pool after calling end|Stream isn't writeable|Command timed out|max retries per request|READONLY|LOADING|MISCONF|OOM command not allowed/i;

/**
 * Whether the store is at fault and not the record: then the same work is tried again when the store is back, without limit and
 * without being counted. Looks through AggregateError and `cause`.
 */
export function isConnectionError(thrown: unknown): boolean {
  let error = thrown;
  for (let depth = 0; depth < 5 && error instanceof Error; depth++) {
    const code = (error as { code?: unknown }).code;
    if (typeof code === 'string' && CODES.has(code)) return true;
    if (MESSAGES.test(error.message)) return true;
    if (error instanceof AggregateError && error.errors.some((part) => isConnectionError(part))) return true;
    error = error.cause;
  }
  return false;
}

/**
 * The database answers but is not in the state we need: a missing table or column (not migrated yet), a missing right, an internal
 * error, no disk or memory left. No record can help it, so none is blamed: the work waits until an operator has.
 */
export function isSystemFault(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(42P01|42703|42883|42501|3F000|3D000|28...|55P03|XX...|F0000|53[0-2]..|53400|58...)$/.test(code);
}

/** Two transactions met: trying again at once is the cure. */
export function isCollision(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40001' || code === '40P01';
}
