import { useNavigate, useParams } from 'react-router';
import { Page } from '../ui/page.js';
import { Query } from '../ui/states.js';
import { CampaignForm } from './form/campaign-form.js';
import { useCampaign } from './campaigns.js';

/** Every setting of a campaign. Clicks and conversions keep the version they were judged by. */
export function EditCampaignPage() {
  const { id = '' } = useParams();
  const campaign = useCampaign(id);
  const navigate = useNavigate();
  return (
    <Page title={campaign.data ? `Edit ${campaign.data.name}` : 'Edit campaign'} back={{ to: `/campaigns/${id}`, label: 'Campaign' }}>
      <Query of={campaign}>{(data) => <CampaignForm campaign={data} onSaved={() => void navigate(`/campaigns/${id}`)} />}</Query>
    </Page>
  );
}
