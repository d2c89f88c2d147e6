/** A daily cap: of an offer, or of the whole campaign. */
export type Cap = 'daily_clicks' | 'daily_conversions';
