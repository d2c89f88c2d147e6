import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { canEdit, useMe } from '../access/session.js';
import { PeriodPicker } from '../reports/period-picker.js';
import { Page } from '../ui/page.js';
import { NO_FILTER, type CampaignFilter } from './campaign-filters.js';
import classes from './campaigns.module.css';
import { CampaignsTable } from './campaigns-table.js';
import { useCampaigns } from './campaigns.js';
import { HEALTH_STATES } from './health/health.js';

/** Every campaign with its health and money. */
export function CampaignsPage() {
  const me = useMe();
  const [filter, set] = useCampaignFilter();
  return (
    <Page
      title="Campaigns"
      actions={
        <>
          <PeriodPicker />
          {canEdit(me) ? (
            <>
              <Button variant="default" component={Link} to="/campaigns/replace">
                Replace in URLs
              </Button>
              <Button component={Link} to="/campaigns/new">
                New campaign
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <Filters filter={filter} set={set} />
      <CampaignsTable filter={filter} onClear={() => set(NO_FILTER)} />
    </Page>
  );
}

function Filters({ filter, set }: { filter: CampaignFilter; set: (filter: Partial<CampaignFilter>) => void }) {
  const { data } = useCampaigns();
  const tags = [...new Set((data?.data ?? []).flatMap((campaign) => campaign.tags))].sort((a, b) => a.localeCompare(b));
  return (
    <div className={classes['filters']} role="search" aria-label="Filter campaigns">
      <TextInput
        placeholder="Find by name, key or tag"
        aria-label="Find a campaign by name, key or tag"
        value={filter.search}
        onChange={(event) => set({ search: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label="State"
        data={[
          { value: '', label: 'Active and paused' },
          { value: 'active', label: 'Active' },
          { value: 'paused', label: 'Paused' },
          { value: 'archived', label: 'Archived' },
          { value: 'all', label: 'All states' },
        ]}
        value={filter.status}
        onChange={(event) => set({ status: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label="Health"
        data={[{ value: '', label: 'Any health' }, ...Object.entries(HEALTH_STATES).map(([value, { label }]) => ({ value, label }))]}
        value={filter.health}
        onChange={(event) => set({ health: event.currentTarget.value })}
      />
      {tags.length > 0 ? (
        <NativeSelect
          aria-label="Tag"
          data={[{ value: '', label: 'Any tag' }, ...tags]}
          value={filter.tag}
          onChange={(event) => set({ tag: event.currentTarget.value })}
        />
      ) : null}
    </div>
  );
}

/** The filter as the address holds it. Typing does not fill the browser's history. */
function useCampaignFilter(): [CampaignFilter, (change: Partial<CampaignFilter>) => void] {
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(Object.keys(NO_FILTER).map((name) => [name, search.get(name) ?? ''])) as unknown as CampaignFilter;
  const set = (change: Partial<CampaignFilter>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change))
          if (value === '') next.delete(name);
          else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return [filter, set];
}
