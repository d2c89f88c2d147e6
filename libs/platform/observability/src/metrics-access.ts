/**
 * Optional second way into `/metrics`: given the bearer token of a request, says whether it is a valid API key.
 * Provided by apps that know keys: `{ provide: METRICS_ACCESS, useFactory: … }` in a global module; METRICS_TOKEN works without it.
 */
export type MetricsAccess = (bearerToken: string) => boolean | Promise<boolean>;

/** Injection token of a MetricsAccess. */
export const METRICS_ACCESS = Symbol('metrics access');
