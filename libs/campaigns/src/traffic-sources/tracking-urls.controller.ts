import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, requireOwn, type Access } from '#access';
import { Endpoint, pathId } from '#http/management';
import { notFound } from '#kernel';
import { CampaignView } from '../campaign-view.js';
import { CampaignsStore } from '../campaigns.store.js';
import { TrafficSourceCatalogue } from './traffic-source-catalogue.js';
import type { SourceParameter } from './traffic-source-definition.js';
import {
  templateList,
  trackingUrlQuery,
  trackingUrlShape,
  type TemplateList,
  type TrackingUrl,
  type TrackingUrlQuery,
} from './traffic-source-shapes.js';
import { TrafficSourcesStore } from './traffic-sources.store.js';

@ApiTags('traffic sources')
@Controller('api/v1')
export class TrackingUrlsController {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly sources: TrafficSourcesStore,
    private readonly catalogue: TrafficSourceCatalogue,
    private readonly view: CampaignView,
  ) {}

  @Get('traffic-source-templates')
  @Endpoint('Networks known here, and their macros', { answers: templateList })
  templates(): TemplateList {
    const data = this.catalogue.list().map(({ name, title, parameters, clickIdAuto, checked }) => ({
      name,
      title,
      parameters: [...parameters],
      click_id_auto: clickIdAuto ?? null,
      checked: checked && { url: checked.url, on: checked.on, unconfirmed: [...(checked.unconfirmed ?? [])] },
    }));
    return { data };
  }

  @Get('campaigns/:id/tracking-url')
  @Endpoint("The campaign's tracking URL for a network, ready to paste", { answers: trackingUrlShape })
  async url(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Query({ schema: trackingUrlQuery }) query: TrackingUrlQuery,
  ): Promise<TrackingUrl> {
    const record = await this.campaigns.find(pathId(id, 'campaign'));
    if (!record) throw notFound('campaign', id);
    requireOwn(access, record.campaign.advertiserId, 'campaign', id);
    const parameters = await this.parametersOf(query);
    // The network replaces its macros before anybody reads the URL: encoded it would not know them.
    const filled = parameters.map(({ parameter, macro }) => `${parameter}=${macro}`).join('&');
    return { url: `${this.view.urls.tracking(record.campaign.key)}?${filled}` };
  }

  private async parametersOf({ template = 'generic', traffic_source_id: id }: TrackingUrlQuery): Promise<readonly SourceParameter[]> {
    if (id === undefined) return this.catalogue.get(template).parameters;
    const source = await this.sources.find(id);
    if (!source) throw notFound('traffic source', String(id));
    return source.parameters;
  }
}
