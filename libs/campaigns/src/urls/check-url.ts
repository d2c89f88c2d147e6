import { DomainError } from '#kernel';
import { checkTemplate } from '#macros';
import type { CampaignUrls } from './campaign-urls.js';

/**
 * Checks an offer's URL template when it is saved.
 *
 * returns  macros we do not know, as written
 * throws   DomainError invalid_offer_url
 */
export function checkOfferUrl(url: string, urls: CampaignUrls): readonly string[] {
  const { unknownMacros } = checkTemplate(url);
  if (urls.isOurs(url)) {
    throw new DomainError(
      'invalid_offer_url',
      "This URL is a redirect of this tracker: visitors would go round in a loop. Use the page's own address.",
      {
        details: { url: url.slice(0, 300), loop: true },
      },
    );
  }
  return unknownMacros;
}

/** The same for a fallback URL. throws DomainError invalid_fallback_url */
export function checkFallbackUrl(url: string, urls: CampaignUrls): readonly string[] {
  return checkUnder('invalid_fallback_url', url, urls);
}

/** The same for a landing page. throws DomainError invalid_landing_page_url */
export function checkLandingPageUrl(url: string, urls: CampaignUrls): readonly string[] {
  return checkUnder('invalid_landing_page_url', url, urls);
}

function checkUnder(code: string, url: string, urls: CampaignUrls): readonly string[] {
  try {
    return checkOfferUrl(url, urls);
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError(code, error.message, { details: error.details, cause: error });
    throw error;
  }
}
