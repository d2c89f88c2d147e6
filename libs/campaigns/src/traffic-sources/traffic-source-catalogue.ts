import { join } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { loadDefinitions } from '#extensions';
import { notFound } from '#kernel';
import { trafficSourceSchema, type TrafficSourceDefinition } from './traffic-source-definition.js';

/** The networks known here: one file each, and the site's own from EXTENSIONS_DIR/traffic-sources. */
@Injectable()
export class TrafficSourceCatalogue implements OnModuleInit {
  private definitions: readonly TrafficSourceDefinition[] = [];

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'EXTENSIONS_DIR'>) {}

  /** throws  Error naming file, problem and remedy */
  async onModuleInit(): Promise<void> {
    const { EXTENSIONS_DIR } = this.settings;
    this.definitions = await loadDefinitions<TrafficSourceDefinition>({
      folder: new URL('./templates/', import.meta.url),
      kind: 'traffic-source',
      schema: trafficSourceSchema,
      extraFolder: EXTENSIONS_DIR === undefined ? undefined : join(EXTENSIONS_DIR, 'traffic-sources'),
    });
  }

  list(): readonly TrafficSourceDefinition[] {
    return this.definitions;
  }

  /** throws 404 traffic_source_template_not_found */
  get(name: string): TrafficSourceDefinition {
    const found = this.definitions.find((one) => one.name === name);
    if (!found) throw notFound('traffic source template', name);
    return found;
  }
}
