import { attributeClaim } from '#conversions';
import type { Attribution } from '#conversions';
import type { PostbackCase } from '../processing/postback-case.js';

const DAY_MS = 86_400_000;

/** When it happened, and whether that is near enough to the click for a new conversion. A change of one is not bound by it. */
export function attributeClick(subject: PostbackCase): Attribution | undefined {
  const { click, campaign, claim, hit } = subject;
  if (!click || !campaign || !claim) return undefined;
  const attribution = attributeClaim({
    clickedAtMs: click.clickedAt.getTime(),
    receivedAtMs: hit.at,
    eventTime: claim.eventTime,
    windowMs: campaign.attributionWindowDays * DAY_MS,
    minTimeMs: campaign.minClickToConversionS * 1000,
  });
  if (attribution.futureEventTime) subject.warnings.add('future_event_time');
  subject.passed('attribute-click', attribution.refusal ?? 'in time', {
    occurred_at: new Date(attribution.occurredAtMs).toISOString(),
    seconds_since_click: Math.round((attribution.occurredAtMs - click.clickedAt.getTime()) / 1000),
    window_days: campaign.attributionWindowDays,
  });
  return attribution;
}
