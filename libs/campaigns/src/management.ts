export { CampaignEditing } from './campaign-editing.js';
export { type CampaignAnswer, newCampaign, type NewCampaign } from './campaign-shapes.js';
export { CampaignUrls } from './urls/campaign-urls.js';
export { CampaignsHttpModule } from './campaigns.http.module.js';
export { CampaignsStore } from './campaigns.store.js';
