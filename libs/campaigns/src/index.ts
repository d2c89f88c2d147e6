export { CampaignDirectory } from './campaign-directory.js';
export type { Campaign, CampaignStatus, CostModel, Offer, PostbackSource, RepeatMode } from './campaign.js';
export { CampaignsModule } from './campaigns.module.js';
