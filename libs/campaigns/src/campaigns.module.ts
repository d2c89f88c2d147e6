import { Module } from '@nestjs/common';
import { CampaignDirectory } from './directory/campaign-directory.js';
import { DirectoryReadiness } from './directory/directory-readiness.js';

/** The campaign directory: what trackers and workers need of campaigns. */
@Module({ providers: [CampaignDirectory, DirectoryReadiness], exports: [CampaignDirectory] })
export class CampaignsModule {}
