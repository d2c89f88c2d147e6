/** A page between the click and the offer. `url` is a template with macros; its scheme, host and port hold none. */
export interface LandingPage {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  /** share among the campaign's active landing pages, ≥ 0 */
  readonly weight: number;
  readonly status: 'active' | 'archived';
}
