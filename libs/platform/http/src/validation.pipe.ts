import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '#kernel';

/** Checks `@Body({ schema })`, `@Query({ schema })` with their zod schemas; what does not fit is a 400 that names the field. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({ exceptionFactory: (issues) => invalidRequest(issues) });
}

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The refusal for a request that does not fit its schema. Also for checks made by hand: `invalidRequest([{ message, path: ['rate'] }])`. */
export function invalidRequest(issues: readonly Issue[]): DomainError {
  const named = issues.slice(0, 20).map((issue) => ({
    field: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message: issue.message,
  }));
  const first = named[0];
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const message = first ? `${first.field ? `${first.field}: ` : ''}${first.message}${more}` : 'The request does not fit.';
  return new DomainError('invalid_request', message, { details: { issues: named } });
}
