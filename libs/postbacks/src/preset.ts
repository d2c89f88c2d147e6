import type { RoleNames } from './reading/aliases.js';
import type { StatusMeaning } from './reading/read-status.js';
import type { AuthRule } from './source-settings.js';

/** A route of another tracker, so that senders need not change their URLs. Path segments may be named: /x/:cid/:payout. */
export interface DropInRoute {
  readonly path: string;
  /** the query must hold one of these, else the route answers as if it did not exist (for routes such as /) */
  readonly needs?: readonly string[];
}

/**
 * How one network or tracker speaks: data only. One file per preset, libs/postbacks/src/presets/<name>.preset.ts; its
 * examples are its tests and its documentation.
 */
export interface PresetDefinition {
  readonly name: string;
  readonly title: string;
  /** page that documents the dialect, unread unless said otherwise: the rules are those of the vectors in test/vectors that name it */
  readonly source: string;
  readonly names?: Partial<RoleNames>;
  /** generic names that mean something else here and are not read */
  readonly notNames?: readonly string[];
  readonly innerJson?: readonly string[];
  readonly statusWords?: Readonly<Record<string, StatusMeaning>>;
  readonly unknownStatus?: StatusMeaning;
  readonly eventNames?: Readonly<Record<string, string>>;
  readonly knownEventsOnly?: boolean;
  readonly decimal?: 'auto' | 'comma' | 'point';
  readonly minorUnits?: boolean;
  readonly transitions?: 'any' | 'approved_is_final' | 'pending_only';
  readonly auth?: readonly AuthRule[];
  readonly routes?: readonly DropInRoute[];
  /** constant body the network wants to see; never depends on the verdict */
  readonly answer?: string;
  readonly examples: readonly PresetExample[];
}

/** One request and what is read from it. `payout` as a decimal string. */
export interface PresetExample {
  readonly request: string;
  readonly body?: string;
  readonly reads: {
    readonly clickId: string;
    readonly txid?: string | null;
    readonly payout?: string | null;
    readonly saleAmount?: string;
    readonly currency?: string;
    readonly event?: string;
    readonly status?: StatusMeaning;
  };
}

/** Keeps a definition's literal types while checking its shape. */
export function definePreset(preset: PresetDefinition): PresetDefinition {
  return preset;
}
