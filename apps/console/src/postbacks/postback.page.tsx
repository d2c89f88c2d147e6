import { Button, Group } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { canEdit, useMe } from '../access/session.js';
import { useCampaignName } from '../campaigns/campaigns.js';
import { Instant } from '../format/instant.js';
import { CopyValue } from '../ui/copy-field.js';
import { Facts } from '../ui/facts.js';
import { StatusMark } from '../ui/mark.js';
import { Page, Section } from '../ui/page.js';
import { Query } from '../ui/states.js';
import classes from './postbacks.module.css';
import { RawRequest } from './raw-request.js';
import { DecisionSteps } from './decision-steps.js';
import { ReplayPanel } from './replay/replay-panel.js';
import { usePostback, type ExplainedHit } from './postbacks.js';

/** One hit, explained: the verdict, who has to do what, each step of the decision, the request as it came. */
export function PostbackPage() {
  const { receipt = '' } = useParams();
  const postback = usePostback(receipt);
  return (
    <Page title="Postback" back={{ to: '/postbacks', label: 'Postbacks' }} aside={<span className="mono dimmed">{receipt}</span>}>
      <Query of={postback}>{(hit) => <Explained hit={hit} />}</Query>
    </Page>
  );
}

function Explained({ hit }: { hit: ExplainedHit }) {
  const campaignName = useCampaignName();
  const me = useMe();
  return (
    <>
      <Verdict hit={hit} />
      <Facts
        of={[
          ['Received', <Instant key="at" at={hit.received_at} />],
          [
            'Campaign',
            hit.campaign_id ? (
              <Link key="campaign" to={`/campaigns/${hit.campaign_id}`}>
                {campaignName(hit.campaign_id)}
              </Link>
            ) : (
              'none'
            ),
          ],
          [
            'Conversion',
            hit.conversion_id ? (
              <Link key="conversion" to={`/conversions/${hit.conversion_id}`}>
                See the conversion
              </Link>
            ) : (
              'none'
            ),
          ],
          [
            'Click id',
            hit.click_id ? (
              <Group key="click" gap={4} wrap="nowrap">
                <Link to={`/clicks/${encodeURIComponent(hit.click_id)}`} className="mono">
                  {hit.click_id}
                </Link>
                <CopyValue value={hit.click_id} what="Click id" />
              </Group>
            ) : (
              'none'
            ),
          ],
          ['Event', hit.event],
          ['Transaction id', hit.txid],
          ['Payout', hit.payout === null ? null : `${hit.payout} ${hit.currency ?? ''}`],
        ]}
      />
      {hit.outcome === 'rejected' && me.role === 'admin' ? (
        <Section title="Under today's settings" actions={<FixSource hit={hit} />}>
          <ReplayPanel filter={{ receipts: [hit.receipt] }} single />
        </Section>
      ) : null}
      <Section title="How it was decided">
        <DecisionSteps hit={hit} />
      </Section>
      <Section title="The request as it came">
        <RawRequest raw={hit.raw} />
      </Section>
    </>
  );
}

/** The place where most rejections are mended, with this very request to try on. */
function FixSource({ hit }: { hit: ExplainedHit }) {
  const me = useMe();
  if (!hit.source_id || !canEdit(me)) return null;
  return (
    <Button variant="subtle" component={Link} to={`/sources/${hit.source_id}?hit=${hit.receipt}`}>
      Change how this source is read
    </Button>
  );
}

const IN_WORDS: Readonly<Record<ExplainedHit['outcome'], string>> = {
  accepted: 'Counted.',
  rejected: 'Not counted.',
  waiting: 'Waiting for its click, which may still be on its way.',
  pending: 'Stored, not decided yet.',
};

function Verdict({ hit }: { hit: ExplainedHit }) {
  return (
    <div className={classes['verdict']} data-outcome={hit.outcome} aria-live="polite">
      <Group gap="xs">
        <StatusMark status={hit.outcome} />
        <strong>{IN_WORDS[hit.outcome]}</strong>
        {hit.reason ? <span className="mono">{hit.reason}</span> : null}
      </Group>
      {hit.hint ? <p>{hit.hint}</p> : null}
      {hit.would_be ? (
        <p>
          A test: it would have been {hit.would_be.outcome}
          {hit.would_be.reason ? ` (${hit.would_be.reason})` : ''}.
        </p>
      ) : null}
      {hit.replay_id ? <p>Decided again by a replay.</p> : null}
      {hit.warnings.length > 0 ? <p>Warnings: {hit.warnings.join(', ')}</p> : null}
    </div>
  );
}
