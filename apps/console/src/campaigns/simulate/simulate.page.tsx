import { Query } from '../../ui/states.js';
import { useParams } from 'react-router';
import { useCampaign } from '../campaigns.js';
import { CampaignFrame } from '../detail/campaign-frame.js';
import { Simulator } from './simulator.js';

/** Where would this visitor go, and why. */
export function SimulatePage() {
  const { id = '' } = useParams();
  const campaign = useCampaign(id);
  return (
    <Query of={campaign}>
      {(data) => (
        <CampaignFrame campaign={data}>
          <Simulator campaignId={data.id} />
        </CampaignFrame>
      )}
    </Query>
  );
}
