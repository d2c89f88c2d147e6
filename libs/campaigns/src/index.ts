export { CampaignDirectory } from './campaign-directory.js';
export { CampaignEditing } from './campaign-editing.js';
export type { Campaign, CampaignStatus, CostModel, Offer, PostbackSource, RepeatMode } from './campaign.js';
export { newCampaign, type CampaignAnswer, type NewCampaign } from './campaign-shapes.js';
export { CampaignUrls } from './campaign-urls.js';
export { CampaignsHttpModule } from './campaigns.http.module.js';
export { CampaignsModule } from './campaigns.module.js';
export { CampaignsStore } from './campaigns.store.js';
