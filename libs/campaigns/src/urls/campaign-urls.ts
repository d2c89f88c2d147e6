import { leadsToUs } from './leads-to-us.js';

/** Makes the URLs people copy, and knows them again. */
export class CampaignUrls {
  /**
   * publicUrl  without trailing slash
   * isOurKey   is it the key of a campaign? Such a link is ours under whatever host name
   */
  constructor(
    private readonly publicUrl: string,
    private readonly isOurKey: (key: string) => boolean = () => false,
  ) {}

  tracking(key: string): string {
    return `${this.publicUrl}/c/${key}`;
  }

  /** With the parameters a traffic source fills; braces mark what it has to replace. */
  trackingTemplate(key: string): string {
    return `${this.tracking(key)}?supply_id={supply_id}&site_id={site_id}&creative_id={creative_id}&cost={cost}&external_id={click_id}`;
  }

  postback(sourceKey: string): string {
    return `${this.publicUrl}/postback/${sourceKey}`;
  }

  postbackTemplate(sourceKey: string): string {
    return `${this.postback(sourceKey)}?click_id={click_id}&payout={payout}&currency={currency}&txid={transaction_id}`;
  }

  /** Would this URL send the visitor to a redirect of ours (`/c/…`, `/o/…`) again? */
  isOurs(url: string): boolean {
    return leadsToUs(url, this.publicUrl, this.isOurKey);
  }
}
