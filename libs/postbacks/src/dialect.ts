import type { PostbackSource } from '#campaigns';
import { CLICK_WHEN_ALONE, GENERIC_NAMES, type Role, type RoleNames } from './reading/aliases.js';
import type { AmountStyle } from './reading/read-amount.js';
import { GENERIC_STATUS_WORDS, type StatusMeaning, type StatusWords } from './reading/read-status.js';
import type { PresetDefinition } from './preset.js';
import type { AuthRule } from './auth/auth-rules.js';
import { readSourceSettings, type SourceSettings } from './source-settings.js';

/** How one sender speaks: the generic door's rules, with a preset's and then a source's own laid over them. */
export interface Dialect {
  readonly preset: string;
  readonly names: RoleNames;
  /** names that are the click id when no other click id name is present */
  readonly clickWhenAlone: readonly string[];
  /** parameters whose value is a JSON text, to be opened */
  readonly innerJson: readonly string[];
  readonly statusWords: StatusWords;
  readonly unknownStatus: StatusMeaning;
  readonly eventNames: Readonly<Record<string, string>>;
  /** reject events that eventNames does not list */
  readonly knownEventsOnly: boolean;
  readonly amount: AmountStyle;
  readonly maxPayout: string | undefined;
  readonly transitions: 'any' | 'approved_is_final' | 'pending_only';
  readonly auth: readonly AuthRule[];
  readonly requireHttps: boolean;
  readonly test: boolean;
  /** parameter → lower-cased values that make one hit a test */
  readonly testValues: Readonly<Record<string, readonly string[]>>;
}

/** The generic door's dialect: no preset, no source. */
export const GENERIC_DIALECT: Dialect = {
  preset: 'generic',
  names: GENERIC_NAMES,
  clickWhenAlone: CLICK_WHEN_ALONE,
  innerJson: [],
  statusWords: GENERIC_STATUS_WORDS,
  unknownStatus: 'pending',
  eventNames: {},
  knownEventsOnly: false,
  amount: { decimal: 'auto', minorUnits: false },
  maxPayout: undefined,
  transitions: 'any',
  auth: [],
  requireHttps: false,
  test: false,
  testValues: {},
};

/** Lays a preset, then a source's settings, over the generic dialect. Names given by either come before the generic ones. */
export function composeDialect(preset: PresetDefinition | undefined, settings: SourceSettings): Dialect {
  const rules = [preset ?? {}, settings];
  const last = <K extends keyof PresetDefinition & keyof SourceSettings>(key: K) => settings[key] ?? preset?.[key];
  return {
    preset: preset?.name ?? 'generic',
    names: composeNames(rules),
    clickWhenAlone: without(
      GENERIC_DIALECT.clickWhenAlone,
      rules.flatMap((rule) => rule.notNames ?? []),
    ),
    innerJson: rules.flatMap((rule) => rule.innerJson ?? []),
    statusWords: { ...GENERIC_STATUS_WORDS, ...preset?.statusWords, ...settings.statusWords },
    unknownStatus: last('unknownStatus') ?? 'pending',
    eventNames: { ...preset?.eventNames, ...settings.eventNames },
    knownEventsOnly: last('knownEventsOnly') ?? false,
    amount: { decimal: last('decimal') ?? 'auto', minorUnits: last('minorUnits') ?? false },
    maxPayout: settings.maxPayout,
    transitions: last('transitions') ?? 'any',
    auth: settings.auth ?? preset?.auth ?? [],
    requireHttps: settings.requireHttps ?? false,
    test: settings.test ?? false,
    testValues: preset?.testValues ?? {},
  };
}

/** Dialects of sources, composed once for each source as the directory holds it: a change of settings brings a new object. */
export class Dialects {
  private readonly known = new WeakMap<PostbackSource, Map<string, Dialect>>();

  constructor(private readonly presets: ReadonlyMap<string, PresetDefinition>) {}

  ofPreset(name: string): Dialect {
    const preset = this.presets.get(name);
    return preset ? composeDialect(preset, {}) : GENERIC_DIALECT;
  }

  /**
   * The dialect of a source for a hit that came in by `route`: a drop-in route's preset says how its URLs are written,
   * whatever the source's own preset; at the generic door the source's preset rules.
   */
  ofSource(source: PostbackSource, route = 'generic'): Dialect {
    let byRoute = this.known.get(source);
    if (!byRoute) this.known.set(source, (byRoute = new Map<string, Dialect>()));
    let dialect = byRoute.get(route);
    if (!dialect) {
      const preset = this.presets.get(route === 'generic' ? source.preset : route);
      dialect = composeDialect(preset, readSourceSettings(source.settings));
      byRoute.set(route, dialect);
    }
    return dialect;
  }

  /**
   * Click id names that only some presets know. At the generic door such a value counts when it names a click whose
   * campaign's source uses that preset.
   */
  presetsByClickName(): ReadonlyMap<string, readonly string[]> {
    this.byClickName ??= this.collectClickNames();
    return this.byClickName;
  }
  private byClickName: ReadonlyMap<string, readonly string[]> | undefined;

  private collectClickNames(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const preset of this.presets.values()) {
      for (const name of preset.names?.clickId ?? []) {
        if (!(GENERIC_NAMES.clickId as readonly string[]).includes(name)) found.set(name, [...(found.get(name) ?? []), preset.name]);
      }
    }
    return found;
  }
}

function composeNames(rules: readonly { names?: Partial<RoleNames>; notNames?: readonly string[] }[]): RoleNames {
  const compose = (role: Role): readonly string[] => {
    // The source's own names first, then the preset's, then the generic ones that neither takes away.
    const own = rules.toReversed().flatMap((rule) => rule.names?.[role] ?? []);
    const claimedElsewhere = rules.flatMap((rule) =>
      Object.entries(rule.names ?? {}).flatMap(([other, names]) => (other === role ? [] : names)),
    );
    const excluded = [...rules.flatMap((rule) => rule.notNames ?? []), ...claimedElsewhere];
    return [...new Set([...own, ...without(GENERIC_NAMES[role], excluded)])].map((name) => name.toLowerCase());
  };
  const roles = Object.keys(GENERIC_NAMES) as Role[];
  return Object.fromEntries(roles.map((role) => [role, compose(role)])) as Record<Role, readonly string[]>;
}

function without(names: readonly string[], excluded: readonly string[]): readonly string[] {
  return names.filter((name) => !excluded.includes(name));
}
