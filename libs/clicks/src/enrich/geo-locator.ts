import { createRequire } from 'node:module';
import { open, type CityResponse, type Reader, type Response } from 'maxmind';

/** Where an address is; '' is "not known". */
export interface Place {
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  readonly region: string;
  readonly city: string;
}

const NOWHERE: Place = { country: '', region: '', city: '' };
const COUNTRY_FILE = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb';

type CountryRecord = Response & { readonly country_code?: string };

/** Countries from the bundled CC0 file; region and city, too, when the operator gives a city .mmdb (GEO_CITY_FILE). */
export class GeoLocator {
  private constructor(
    private readonly countries: Reader<CountryRecord>,
    private readonly cities: Reader<CityResponse> | undefined,
  ) {}

  /** throws Error naming the operator's file when it cannot be read */
  static async open(cityFile?: string): Promise<GeoLocator> {
    const countries = await open<CountryRecord>(createRequire(import.meta.url).resolve(COUNTRY_FILE), { cache: { max: 10_000 } });
    if (cityFile === undefined) return new GeoLocator(countries, undefined);
    try {
      return new GeoLocator(countries, await open<CityResponse>(cityFile, { cache: { max: 10_000 } }));
    } catch (cause) {
      throw new Error(`GEO_CITY_FILE ${cityFile} cannot be read as a MaxMind city database (.mmdb). Give another path or leave it out.`, {
        cause,
      });
    }
  }

  /** Never throws: private, reserved and misspelt addresses are nowhere. */
  locate(ip: string): Place {
    if (ip === '') return NOWHERE;
    const place = this.cities && this.cityOf(ip, this.cities);
    if (place && place.country !== '') return place;
    return { ...(place ?? NOWHERE), country: this.countryOf(ip) };
  }

  private countryOf(ip: string): string {
    try {
      return this.countries.get(ip)?.country_code ?? '';
    } catch {
      return '';
    }
  }

  private cityOf(ip: string, cities: Reader<CityResponse>): Place {
    try {
      const found = cities.get(ip);
      return {
        country: found?.country?.iso_code ?? '',
        region: found?.subdivisions?.[0]?.names.en ?? '',
        city: found?.city?.names.en ?? '',
      };
    } catch {
      return NOWHERE;
    }
  }
}
