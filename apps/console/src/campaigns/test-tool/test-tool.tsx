import { Section } from '../../ui/page.js';
import type { Campaign } from '../campaigns.js';
import { useMilestones } from '../detail/milestones.js';
import { TestClick } from './test-click.js';
import { TestPostback } from './test-postback.js';
import classes from './test-tool.module.css';

/** Plays both sides: a visitor's click, then the advertiser's postback for it, and what became of it. */
export function TestTool({ campaign, open }: { campaign: Campaign; open: boolean }) {
  const { lastClickId } = useMilestones(campaign.id);
  const body = (
    <div className={classes['tool']}>
      <TestClick campaign={campaign} />
      <TestPostback campaign={campaign} lastClickId={lastClickId} />
    </div>
  );
  if (open) return <Section title="Test it">{body}</Section>;
  return (
    <details className={classes['folded']}>
      <summary>Test tool</summary>
      {body}
    </details>
  );
}
