import { Injectable } from '@nestjs/common';
import type { Visitor } from '#macros';
import { GeoLocator } from './geo-locator.js';
import { readAgent } from './read-agent.js';
import { readLanguage } from './read-language.js';

/** Finds out about a visitor: for workers always, for the redirect only when a macro asks. */
@Injectable()
export class VisitorReader {
  constructor(private readonly geo: GeoLocator) {}

  /** texts as the request carried them, '' when absent. Never throws. */
  read({ ip, userAgent, acceptLanguage }: { ip: string; userAgent: string; acceptLanguage: string }): Visitor {
    const { device, os, browser } = readAgent(userAgent);
    return { ...this.geo.locate(ip), language: readLanguage(acceptLanguage), device, os, browser };
  }
}
