import { Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { Readiness } from '#observability';
import { CampaignDirectory } from './campaign-directory.js';

/** A process that knows no campaigns yet would answer 404 to every click: it is not ready. */
@Injectable()
export class DirectoryReadiness implements OnModuleInit {
  constructor(
    private readonly directory: CampaignDirectory,
    @Optional() private readonly readiness?: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness?.add('campaigns', () =>
      this.directory.ready ? undefined : 'no settings yet: the database has not been reached and DATA_DIR holds no snapshot',
    );
  }
}
