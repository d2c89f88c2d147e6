import { useParams } from 'react-router';
import { MoreButton } from '../../ui/more-button.js';
import { Query } from '../../ui/states.js';
import { useCampaign } from '../campaigns.js';
import { CampaignFrame } from '../detail/campaign-frame.js';
import { VersionItem } from './version-item.js';
import { useVersions } from './versions.js';
import classes from './versions.module.css';

/** What was changed when and by whom; any version can be brought back. */
export function VersionsPage() {
  const { id = '' } = useParams();
  const campaign = useCampaign(id);
  return (
    <Query of={campaign}>
      {(data) => (
        <CampaignFrame campaign={data}>
          <p className="dimmed" style={{ marginTop: 0 }}>
            Every change of routing or money makes a version; clicks and conversions keep the one they were judged by.
          </p>
          <Versions campaignId={data.id} current={data.version} />
        </CampaignFrame>
      )}
    </Query>
  );
}

function Versions({ campaignId, current }: { campaignId: string; current: number }) {
  const versions = useVersions(campaignId);
  return (
    <>
      <Query of={versions}>
        {({ pages }) => (
          <ol className={classes['versions']}>
            {pages
              .flatMap((page) => page.data)
              .map((line) => (
                <VersionItem key={line.version} campaignId={campaignId} line={line} isCurrent={line.version === current} />
              ))}
          </ol>
        )}
      </Query>
      <MoreButton {...versions} />
    </>
  );
}
