/** Makes the URLs people copy. `publicUrl` without trailing slash. */
export class CampaignUrls {
  constructor(private readonly publicUrl: string) {}

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

  /** Would this offer send the visitor to a campaign of ours again? */
  isOurClick(url: string): boolean {
    const own = new URL(this.publicUrl);
    if (!URL.canParse(url)) return false;
    const target = new URL(url);
    if (target.hostname !== own.hostname || portOf(target) !== portOf(own)) return false;
    const path = target.pathname.replace(/\/{2,}/g, '/');
    return path.startsWith('/c/') || path.startsWith(`${own.pathname.replace(/\/$/, '')}/c/`);
  }
}

// The default ports of http and https count as one: who answers one usually leads to it from the other.
function portOf(url: URL): string {
  return url.port === '80' || url.port === '443' ? '' : url.port;
}
