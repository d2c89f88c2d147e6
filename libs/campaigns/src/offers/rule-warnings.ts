import type { OfferRules } from './offer-rules.js';

/** Files about addresses this installation was given. */
export interface GeoFiles {
  /** GEO_CITY_FILE */
  readonly city: boolean;
  /** GEO_ASN_FILE */
  readonly asn: boolean;
}

const NEEDS: Readonly<Record<string, keyof GeoFiles>> = { region: 'city', city: 'city', asn: 'asn', isp: 'asn', connection: 'asn' };
const VARIABLES: Readonly<Record<keyof GeoFiles, string>> = { city: 'GEO_CITY_FILE', asn: 'GEO_ASN_FILE' };

/** Rules about what is never known here, since the file that tells it is not set: saved all the same, the person is told. */
export function ruleWarnings(
  offers: readonly { readonly id: number; readonly rules: OfferRules | null }[],
  files: GeoFiles,
): { code: string; message: string }[] {
  return offers.flatMap(({ id, rules }) =>
    Object.keys(rules ?? {}).flatMap((rule) => {
      const file = NEEDS[rule];
      if (file === undefined || files[file]) return [];
      const message = `Offer ${id} has a rule on ${rule}, which is not known here: ${VARIABLES[file]} is not set.`;
      return [{ code: 'rule_without_file', message }];
    }),
  );
}
