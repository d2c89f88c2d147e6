import { createBrowserRouter } from 'react-router';
import { Broken } from './shell/broken.js';
import { NotFoundPage } from './shell/not-found.page.js';
import { Shell } from './shell/shell.js';

// Each screen is a chunk of its own: the first load carries only the shell and the screen asked for.
export const router = createBrowserRouter(
  [
    {
      Component: Shell,
      ErrorBoundary: Broken,
      HydrateFallback: () => null,
      children: [
        {
          ErrorBoundary: Broken,
          children: [
            { index: true, lazy: async () => ({ Component: (await import('./overview/overview.page.js')).OverviewPage }) },
            { path: 'campaigns', lazy: async () => ({ Component: (await import('./campaigns/campaigns.page.js')).CampaignsPage }) },
            {
              path: 'campaigns/new',
              lazy: async () => ({ Component: (await import('./campaigns/new-campaign.page.js')).NewCampaignPage }),
            },
            { path: 'campaigns/:id', lazy: async () => ({ Component: (await import('./campaigns/campaign.page.js')).CampaignPage }) },
            {
              path: 'campaigns/:id/edit',
              lazy: async () => ({ Component: (await import('./campaigns/edit-campaign.page.js')).EditCampaignPage }),
            },
            { path: 'reports', lazy: async () => ({ Component: (await import('./reports/reports.page.js')).ReportsPage }) },
            { path: 'postbacks', lazy: async () => ({ Component: (await import('./postbacks/postbacks.page.js')).PostbacksPage }) },
            { path: 'postbacks/:receipt', lazy: async () => ({ Component: (await import('./postbacks/postback.page.js')).PostbackPage }) },
            { path: 'conversions', lazy: async () => ({ Component: (await import('./conversions/conversions.page.js')).ConversionsPage }) },
            {
              path: 'conversions/:id',
              lazy: async () => ({ Component: (await import('./conversions/conversion.page.js')).ConversionPage }),
            },
            { path: 'clicks', lazy: async () => ({ Component: (await import('./clicks/clicks.page.js')).ClicksPage }) },
            { path: 'clicks/:clickId', lazy: async () => ({ Component: (await import('./clicks/click.page.js')).ClickPage }) },
            { path: 'sources', lazy: async () => ({ Component: (await import('./sources/sources.page.js')).SourcesPage }) },
            { path: 'sources/:id', lazy: async () => ({ Component: (await import('./sources/source.page.js')).SourcePage }) },
            { path: 'system', lazy: async () => ({ Component: (await import('./system/system.page.js')).SystemPage }) },
            { path: '*', Component: NotFoundPage },
          ],
        },
      ],
    },
  ],
  { basename: '/console' },
);
