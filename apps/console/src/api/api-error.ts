/** A refusal of the API, or a server out of reach (status 0). `code` is for programs, `message` is a sentence for people. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** Reads the body `{code, message, details}` of a refused request; anything else becomes a sentence with the status. */
export function apiError(status: number, body: unknown): ApiError {
  if (isErrorBody(body)) return new ApiError(status, body.code, body.message, body.details ?? {});
  return new ApiError(status, 'unreadable_answer', `The server answered ${status}. Try again; if it stays, look at System.`);
}

/** The refused fields of a 400 `invalid_request`, by field name: `offers.0.url` → sentence. */
export function fieldFaults(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ApiError)) return {};
  const { issues, field } = error.details;
  if (typeof field === 'string') return { [field]: error.message };
  if (!Array.isArray(issues)) return {};
  return Object.fromEntries(issues.filter(isIssue).map((issue) => [issue.field, issue.message]));
}

function isErrorBody(body: unknown): body is { code: string; message: string; details?: Record<string, unknown> } {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body && typeof body.message === 'string';
}

function isIssue(issue: unknown): issue is { field: string; message: string } {
  return typeof issue === 'object' && issue !== null && 'field' in issue && 'message' in issue;
}
