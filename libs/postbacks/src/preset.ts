import type { RoleNames } from './reading/aliases.js';
import type { StatusMeaning } from './reading/read-status.js';
import type { AuthRule, SignatureForm } from './auth/auth-rules.js';

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
  /** public page or pages that document the dialect, with the day they were read where only they say so */
  readonly source: string;
  /** what a person has to know to set it up at the network, in a sentence or two */
  readonly setup?: string;
  /** query to paste into the network, with its own macros; none for webhooks, whose fields are fixed */
  readonly template?: string;
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
  /** how the network signs; the source's auth gets it together with the secret */
  readonly signature?: SignatureForm;
  /** parameter → values that make a hit a test: { api_mode: ['test'] } */
  readonly testValues?: Readonly<Record<string, readonly string[]>>;
  readonly routes?: readonly DropInRoute[];
  /** body the network wants to see; never depends on the verdict. {name} stands for a parameter of the query */
  readonly answer?: string;
  readonly examples: readonly PresetExample[];
}

/** One request and what is read from it. `payout` as a decimal string. */
export interface PresetExample {
  readonly request: string;
  readonly body?: string;
  /** of the body; without it none is sent */
  readonly contentType?: string;
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
