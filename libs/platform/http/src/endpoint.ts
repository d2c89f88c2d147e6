import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { notFound } from '#kernel';

/**
 * Says what a route is for and what it answers: status and description in one place.
 *
 *     @Post() @Endpoint('Make a campaign', { answers: campaignShape, status: 201 })
 *
 * answers  zod schema of the body; none: 204 without a body
 */
export function Endpoint(
  summary: string,
  { answers, status = answers ? 200 : 204, description }: { answers?: z.ZodType; status?: number; description?: string } = {},
): MethodDecorator {
  // `schema:` would print zod's insides; `standardSchema:` converts (seen with @nestjs/swagger 12.0.2).
  const response = answers
    ? ApiResponse({ status, standardSchema: answers, description: status === 201 ? 'Made' : 'Answer' })
    : ApiNoContentResponse({ description: 'Done' });
  return applyDecorators(ApiOperation({ summary, description }), HttpCode(status), response);
}

/** Reads an id of the path; what is none answers as an absent object. throws 404 <what>_not_found */
export function pathId(text: string, what: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw notFound(what, text.slice(0, 50));
}
