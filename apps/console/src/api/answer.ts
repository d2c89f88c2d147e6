import type { paths } from './schema.js';

type Ok = 200 | 201;
type JsonOf<Responses> =
  Responses extends Record<number, unknown>
    ? {
        [Code in keyof Responses & Ok]: Responses[Code] extends { content: { 'application/json': infer Body } } ? Body : never;
      }[keyof Responses & Ok]
    : never;

/** What a call answers, from the generated description: `Answer<'/api/v1/campaigns/{id}', 'get'>`. */
export type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends { responses: infer Responses }
  ? JsonOf<Responses>
  : never;

/** One item of a list's answer. */
export type Item<Path extends keyof paths> = Answer<Path, 'get' & keyof paths[Path]> extends { data: (infer Row)[] } ? Row : never;

/** What a call takes as its body. */
export type Body<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  requestBody?: { content: { 'application/json': infer Json } };
}
  ? Json
  : never;

/** Query parameters of a list. */
export type Query<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Parameters } } }
  ? NonNullable<Parameters>
  : never;
