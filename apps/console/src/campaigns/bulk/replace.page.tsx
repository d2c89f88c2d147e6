import { Alert, Button, Group, MultiSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { fieldFaults } from '../../api/api-error.js';
import { formatCount } from '../../format/numbers.js';
import { Page } from '../../ui/page.js';
import { useCampaigns } from '../campaigns.js';
import { useReplaceInUrls, type UrlReplacement } from './replace.js';
import { UrlEditsTable } from './url-edits-table.js';

const AT_ONCE = 500;

/** Find and replace in the URLs of many campaigns, looked at before it is done. */
export function ReplacePage() {
  const campaigns = useCampaigns();
  const live = (campaigns.data?.data ?? []).filter((campaign) => campaign.status !== 'archived');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [find, setFind] = useState('');
  const [text, setText] = useState('');
  const replace = useReplaceInUrls();
  const faults = fieldFaults(replace.error);
  const request = (isDry: boolean): UrlReplacement => ({
    campaigns: { ids: (chosen.length > 0 ? [...chosen] : live.map((campaign) => campaign.id)).slice(0, AT_ONCE) },
    find,
    replace: text,
    dry_run: isDry,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    replace.mutate(request(true));
  };
  const found = replace.data;
  const isSound = found?.edits.every((edit) => edit.problem === null) ?? false;
  return (
    <Page title="Replace in URLs" back={{ to: '/campaigns', label: 'Campaigns' }}>
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-end">
          <MultiSelect
            label="Campaigns"
            placeholder={chosen.length === 0 ? 'all that are not archived' : ''}
            size="xs"
            miw={280}
            searchable
            hidePickedOptions
            data={live.map((campaign) => ({ value: campaign.id, label: `${campaign.name} #${campaign.id}` }))}
            value={[...chosen]}
            onChange={(ids) => {
              setChosen(ids);
              replace.reset();
            }}
          />
          <TextInput
            label="Find"
            placeholder="http://old.example/"
            required
            w={260}
            error={faults['find']}
            value={find}
            onChange={(event) => {
              setFind(event.currentTarget.value);
              replace.reset();
            }}
          />
          <TextInput
            label="Put in its place"
            placeholder="https://new.example/"
            w={260}
            error={faults['replace']}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              replace.reset();
            }}
          />
          <Button type="submit" variant={found ? 'default' : 'filled'} loading={replace.isPending} disabled={live.length === 0}>
            Look what would change
          </Button>
        </Group>
      </form>
      {replace.error ? (
        <Alert color="red" variant="light" role="alert" mt="sm">
          {replace.error.message}
        </Alert>
      ) : null}
      {found ? (
        <div aria-live="polite" style={{ marginTop: 16 }}>
          <p>
            {found.dry_run
              ? `${formatCount(found.edits.length)} URLs of ${formatCount(found.changed)} campaigns would change; ${formatCount(found.campaigns)} were looked at.`
              : `Done: ${formatCount(found.edits.length)} URLs of ${formatCount(found.changed)} campaigns were changed.`}
          </p>
          <UrlEditsTable edits={found.edits} />
          {found.dry_run && found.edits.length > 0 ? (
            <Group mt="sm">
              <Button loading={replace.isPending} disabled={!isSound} onClick={() => replace.mutate(request(false))}>
                Replace them
              </Button>
              {isSound ? null : (
                <span className="loss">Some could not be saved: see the last column. Nothing is changed until all can.</span>
              )}
            </Group>
          ) : null}
        </div>
      ) : null}
    </Page>
  );
}
