import { notFound } from '#kernel';

export const ROLES = ['admin', 'analyst', 'advertiser'] as const;

/** admin: everything; analyst: reads everything; advertiser: its own campaigns, sources and what came of them. */
export type Role = (typeof ROLES)[number];

/** Who makes a request. */
export interface Access {
  readonly role: Role;
  /** set for role advertiser, null for the others */
  readonly advertiserId: number | null;
  /** for the audit log: "user:ann@example.com", "key:17 nightly import" */
  readonly actor: string;
}

/**
 * What a query must be narrowed to: the advertiser's id for role advertiser, undefined (all) for the others.
 * An advertiser's access without an advertiser (which we never issue) sees nothing: no row has id 0.
 */
export function advertiserScope(access: Access): number | undefined {
  return access.role === 'advertiser' ? (access.advertiserId ?? 0) : undefined;
}

/**
 * Refuses an object of another advertiser exactly as an absent one.
 * throws  404 <what>_not_found
 */
export function requireOwn(access: Access, advertiserId: number, what: string, id: string): void {
  const scope = advertiserScope(access);
  if (scope !== undefined && scope !== advertiserId) throw notFound(what, id);
}
