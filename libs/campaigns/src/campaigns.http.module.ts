import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '#access';
import { MacrosModule } from '#macros';
import { MacrosHttpModule } from '#macros/management';
import { AdvertiserChoice } from './advertisers/advertiser-choice.js';
import { AdvertiserEditing } from './advertisers/advertiser-editing.js';
import { AdvertiserEntity } from './advertisers/advertiser.entity.js';
import { AdvertisersController } from './advertisers/advertisers.controller.js';
import { AdvertisersStore } from './advertisers/advertisers.store.js';
import { BulkController } from './bulk/bulk.controller.js';
import { BulkEditing } from './bulk/bulk-editing.js';
import { CampaignEditing } from './campaign-editing.js';
import { CampaignTrail } from './versions/campaign-trail.js';
import { CampaignView } from './campaign-view.js';
import { CampaignEntity, OfferEntity } from './campaign.entity.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsModule } from './campaigns.module.js';
import { CampaignsStore } from './campaigns.store.js';
import { LandingPageEditing } from './landing-pages/landing-page-editing.js';
import { LandingPageEntity } from './landing-pages/landing-page.entity.js';
import { LandingPagesController } from './landing-pages/landing-pages.controller.js';
import { LandingPagesStore } from './landing-pages/landing-pages.store.js';
import { OfferEditing } from './offers/offer-editing.js';
import { OffersController } from './offers/offers.controller.js';
import { PostbackSourceEditing } from './postback-sources/postback-source-editing.js';
import { PostbackSourceEntity } from './postback-sources/postback-source.entity.js';
import { PostbackSourcesController } from './postback-sources/postback-sources.controller.js';
import { PostbackSourcesStore } from './postback-sources/postback-sources.store.js';
import { RateEditing } from './rates/rate-editing.js';
import { RateEntity } from './rates/rate.entity.js';
import { RatesController } from './rates/rates.controller.js';
import { RatesStore } from './rates/rates.store.js';
import { SettingsTransactions } from './directory/settings-transactions.store.js';
import { TrackingUrlsController } from './traffic-sources/tracking-urls.controller.js';
import { TrafficSourceCatalogue } from './traffic-sources/traffic-source-catalogue.js';
import { TrafficSourceEditing } from './traffic-sources/traffic-source-editing.js';
import { TrafficSourceEntity } from './traffic-sources/traffic-source.entity.js';
import { TrafficSourcesController } from './traffic-sources/traffic-sources.controller.js';
import { TrafficSourcesStore } from './traffic-sources/traffic-sources.store.js';
import { CampaignVersions } from './versions/campaign-versions.js';
import { CampaignVersionsController } from './versions/campaign-versions.controller.js';

const STORES = [SettingsTransactions, AdvertisersStore, CampaignsStore, PostbackSourcesStore, RatesStore, TrafficSourcesStore];
const EDITING = [
  AdvertiserChoice,
  AdvertiserEditing,
  BulkEditing,
  CampaignEditing,
  CampaignTrail,
  CampaignVersions,
  LandingPageEditing,
  LandingPagesStore,
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
    TypeOrmModule.forFeature([
      AdvertiserEntity,
      CampaignEntity,
      LandingPageEntity,
      OfferEntity,
      PostbackSourceEntity,
      RateEntity,
      TrafficSourceEntity,
    ]),
    AccessModule,
    CampaignsModule,
    MacrosModule,
    MacrosHttpModule,
  ],
  controllers: [
    AdvertisersController,
    BulkController,
    CampaignsController,
    CampaignVersionsController,
    LandingPagesController,
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
