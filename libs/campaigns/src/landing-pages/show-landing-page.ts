import { checkTemplate } from '#macros';
import type { LandingPageAnswer } from './landing-page-shapes.js';
import type { LandingPage } from './landing-page.js';

/** A landing page as the API answers it. */
export function showLandingPage({ id, name, url, weight, status }: LandingPage): LandingPageAnswer {
  return { id: String(id), name, url, weight, status, unknown_macros: unknownMacros(url) };
}

/** Pages that cannot send their visitors on: saved all the same, the person is told. */
export function landingPageWarnings(pages: readonly LandingPage[]): { code: string; message: string }[] {
  return pages
    .filter(({ status, url }) => status === 'active' && !/\{click_(?:id|out_url)(?::raw)?\}/i.test(url))
    .map(({ id }) => ({
      code: 'landing_page_without_click_id',
      message: `Landing page ${id} has neither {click_id} nor {click_out_url} in its URL: its visitors cannot be sent on to the offer.`,
    }));
}

// A URL saved by an older version may not pass today's check; it is shown all the same.
function unknownMacros(url: string): string[] {
  try {
    return checkTemplate(url).unknownMacros;
  } catch {
    return [];
  }
}
