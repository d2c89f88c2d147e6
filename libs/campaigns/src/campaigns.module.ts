import { Module } from '@nestjs/common';
import { CampaignDirectory } from './campaign-directory.js';

/** The campaign directory: what trackers and workers need of campaigns. */
@Module({ providers: [CampaignDirectory], exports: [CampaignDirectory] })
export class CampaignsModule {}
