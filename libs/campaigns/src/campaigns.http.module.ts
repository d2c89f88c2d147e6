import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '#access';
import { MacrosModule } from '#macros';
import { AdvertiserChoice } from './advertiser-choice.js';
import { AdvertiserEditing } from './advertiser-editing.js';
import { AdvertiserEntity } from './advertiser.entity.js';
import { AdvertisersController } from './advertisers.controller.js';
import { AdvertisersStore } from './advertisers.store.js';
import { CampaignEditing } from './campaign-editing.js';
import { CampaignView } from './campaign-view.js';
import { CampaignEntity, OfferEntity } from './campaign.entity.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsModule } from './campaigns.module.js';
import { CampaignsStore } from './campaigns.store.js';
import { OfferEditing } from './offer-editing.js';
import { OffersController } from './offers.controller.js';
import { PostbackSourceEditing } from './postback-source-editing.js';
import { PostbackSourceEntity } from './postback-source.entity.js';
import { PostbackSourcesController } from './postback-sources.controller.js';
import { PostbackSourcesStore } from './postback-sources.store.js';
import { RateEditing } from './rate-editing.js';
import { RateEntity } from './rate.entity.js';
import { RatesController } from './rates.controller.js';
import { RatesStore } from './rates.store.js';
import { SettingsTransactions } from './settings-transactions.store.js';
import { TrackingUrlsController } from './tracking-urls.controller.js';
import { TrafficSourceCatalogue } from './traffic-source-catalogue.js';
import { TrafficSourceEditing } from './traffic-source-editing.js';
import { TrafficSourceEntity } from './traffic-source.entity.js';
import { TrafficSourcesController } from './traffic-sources.controller.js';
import { TrafficSourcesStore } from './traffic-sources.store.js';

const STORES = [SettingsTransactions, AdvertisersStore, CampaignsStore, PostbackSourcesStore, RatesStore, TrafficSourcesStore];
const EDITING = [
  AdvertiserChoice,
  AdvertiserEditing,
  CampaignEditing,
  OfferEditing,
  PostbackSourceEditing,
  RateEditing,
  CampaignView,
  TrafficSourceEditing,
  TrafficSourceCatalogue,
];

/** The management API of advertisers, campaigns, offers, postback sources and rates. Needs TypeormModule in the app's root. */
@Module({
  imports: [
    TypeOrmModule.forFeature([AdvertiserEntity, CampaignEntity, OfferEntity, PostbackSourceEntity, RateEntity, TrafficSourceEntity]),
    AccessModule,
    CampaignsModule,
    MacrosModule,
  ],
  controllers: [
    AdvertisersController,
    CampaignsController,
    OffersController,
    PostbackSourcesController,
    RatesController,
    TrafficSourcesController,
    TrackingUrlsController,
  ],
  providers: [...STORES, ...EDITING],
  exports: [CampaignsStore, CampaignEditing],
})
export class CampaignsHttpModule {}
