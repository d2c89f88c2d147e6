import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory } from '#campaigns';
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

  of(sourceId: number | null): readonly string[] {
    const source = sourceId === null ? undefined : this.directory.sourceById(sourceId);
    if (!source) return [];
    return this.dialects.ofSource(source).auth.flatMap((rule) => {
      if (rule.scheme === 'token') return rule.params;
      return 'param' in rule ? [rule.param.toLowerCase()] : [];
    });
  }
}
