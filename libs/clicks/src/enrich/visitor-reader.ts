import { LRUCache } from 'lru-cache';
import type { Visitor } from '#macros';
import { GeoLocator, type Place } from './geo-locator.js';
import type { Network, NetworkLocator } from './network-locator.js';
import { readAgent } from './read-agent.js';
import { readLanguage } from './read-language.js';

const REMEMBERED = 20_000;

/** Finds out about a visitor: for workers always, for the redirect only when a rule or macro asks. Remembers the last 20,000 addresses. */

export class VisitorReader {
  private readonly known = new LRUCache<string, Place & Network>({ max: REMEMBERED });

  constructor(
    private readonly geo: GeoLocator,
    private readonly networks?: NetworkLocator,
  ) {}

  /** texts as the request carried them, '' when absent. Never throws. */
  read({ ip, userAgent, acceptLanguage }: { ip: string; userAgent: string; acceptLanguage: string }): Visitor {
    const { device, model, os, browser } = readAgent(userAgent);
    const { country, region, city, asn, isp, connection } = this.whereabouts(ip);
    return { country, region, city, language: readLanguage(acceptLanguage), device, model, os, browser, asn, isp, connection };
  }

  private whereabouts(ip: string): Place & Network {
    let found = this.known.get(ip);
    if (!found) {
      const { country, region, city } = this.geo.locate(ip);
      const { asn, isp, connection } = this.networks?.locate(ip) ?? NO_NETWORK;
      found = { country, region, city, asn, isp, connection };
      this.known.set(ip, found);
    }
    return found;
  }
}

const NO_NETWORK: Network = { asn: '', isp: '', connection: '' };
