import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { ConversionsTable } from '../../conversions/conversions-table.js';
import { Section } from '../../ui/page.js';

/** The newest conversions of a campaign. */
export function RecentConversions({ campaignId }: { campaignId: string }) {
  const query = { campaign_id: campaignId, limit: 6 };
  const recent = useQuery({
    queryKey: keys.list('conversions', query),
    queryFn: () => answerOf(api.GET('/api/v1/conversions', { params: { query } })),
    refetchInterval: 10_000,
  });
  const rows = recent.data?.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title="Recent conversions" actions={<Link to={`/conversions?campaign_id=${campaignId}`}>All conversions</Link>}>
      <ConversionsTable rows={rows} withCampaign={false} />
    </Section>
  );
}
