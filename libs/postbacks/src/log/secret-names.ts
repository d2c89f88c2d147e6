import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory } from '#campaigns';
import type { Queryable } from '#database';
import { Dialects } from '../dialect.js';
import { PRESETS, type Presets } from '../presets.js';

/** Parameters in which a source takes secrets, so that the log can mask them. */
@Injectable()
export class SecretNames {
  private readonly dialects: Dialects;

  constructor(
    private readonly directory: CampaignDirectory,
    @Inject(PRESETS) presets: Presets,
  ) {
    this.dialects = new Dialects(presets);
  }

  /** Before names are asked for: a source that is not known yet would show its secrets. */
  async ensureFresh(db: Queryable): Promise<void> {
    await this.directory.ensureFresh(db);
  }

  of(sourceId: number | null): readonly string[] {
    const source = sourceId === null ? undefined : this.directory.sourceById(sourceId);
    if (!source) return [];
    return this.dialects.ofSource(source).auth.flatMap((rule) => {
      if (rule.scheme === 'token') return rule.params;
      return 'param' in rule ? [rule.param.toLowerCase()] : [];
    });
  }
}
