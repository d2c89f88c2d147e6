import { createBrowserRouter } from 'react-router';
import { Broken } from './shell/broken.js';
import { NotFoundPage } from './shell/not-found.page.js';
import { Shell } from './shell/shell.js';

// Each screen is a chunk of its own: the first load carries only the shell and the screen asked for.
export const router = createBrowserRouter(
  [
    // For people who are not inside yet.
    {
      path: 'set-password',
      ErrorBoundary: Broken,
      HydrateFallback: () => null,
      lazy: async () => ({ Component: (await import('./access/set-password.page.js')).SetPasswordPage }),
    },
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
            {
              path: 'campaigns/replace',
              lazy: async () => ({ Component: (await import('./campaigns/bulk/replace.page.js')).ReplacePage }),
            },
            { path: 'campaigns/:id', lazy: async () => ({ Component: (await import('./campaigns/campaign.page.js')).CampaignPage }) },
            {
              path: 'campaigns/:id/edit',
              lazy: async () => ({ Component: (await import('./campaigns/edit-campaign.page.js')).EditCampaignPage }),
            },
            {
              path: 'campaigns/:id/simulate',
              lazy: async () => ({ Component: (await import('./campaigns/simulate/simulate.page.js')).SimulatePage }),
            },
            {
              path: 'campaigns/:id/versions',
              lazy: async () => ({ Component: (await import('./campaigns/versions/versions.page.js')).VersionsPage }),
            },
            { path: 'reports', lazy: async () => ({ Component: (await import('./reports/reports.page.js')).ReportsPage }) },
            { path: 'postbacks', lazy: async () => ({ Component: (await import('./postbacks/postbacks.page.js')).PostbacksPage }) },
            { path: 'postbacks/:receipt', lazy: async () => ({ Component: (await import('./postbacks/postback.page.js')).PostbackPage }) },
            { path: 'conversions', lazy: async () => ({ Component: (await import('./conversions/conversions.page.js')).ConversionsPage }) },
            {
              path: 'conversions/import',
              lazy: async () => ({ Component: (await import('./conversions/import/import.page.js')).ImportPage }),
            },
            {
              path: 'conversions/reconcile',
              lazy: async () => ({ Component: (await import('./conversions/reconcile/reconcile.page.js')).ReconcilePage }),
            },
            {
              path: 'conversions/:id',
              lazy: async () => ({ Component: (await import('./conversions/conversion.page.js')).ConversionPage }),
            },
            { path: 'clicks', lazy: async () => ({ Component: (await import('./clicks/clicks.page.js')).ClicksPage }) },
            { path: 'clicks/:clickId', lazy: async () => ({ Component: (await import('./clicks/click.page.js')).ClickPage }) },
            { path: 'costs', lazy: async () => ({ Component: (await import('./clicks/costs/costs.page.js')).CostsPage }) },
            { path: 'sources', lazy: async () => ({ Component: (await import('./sources/sources.page.js')).SourcesPage }) },
            { path: 'sources/:id', lazy: async () => ({ Component: (await import('./sources/source.page.js')).SourcePage }) },
            { path: 'account', lazy: async () => ({ Component: (await import('./access/account/account.page.js')).AccountPage }) },
            { path: 'system', lazy: async () => ({ Component: (await import('./system/system.page.js')).SystemPage }) },
            { path: 'system/queues/:name', lazy: async () => ({ Component: (await import('./system/queues/queue.page.js')).QueuePage }) },
            { path: '*', Component: NotFoundPage },
          ],
        },
      ],
    },
  ],
  { basename: '/console' },
);
