import { useParams, useSearchParams } from 'react-router';
import { useMe } from '../access/session.js';
import { usePostback } from '../postbacks/postbacks.js';
import { CopyField } from '../ui/copy-field.js';
import { StatusMark } from '../ui/mark.js';
import { Page, Section } from '../ui/page.js';
import { Loading, Query } from '../ui/states.js';
import { pastedOf } from './preview/stored-request.js';
import { SourceEditor } from './source-editor.js';
import { useSource, type OneSource } from './sources.js';

/** One source: its URL and how its postbacks are read. */
export function SourcePage() {
  const { id = '' } = useParams();
  const source = useSource(id);
  return <Query of={source}>{(data) => <SourceView source={data} key={data.id} />}</Query>;
}

function SourceView({ source }: { source: OneSource }) {
  const me = useMe();
  const [search] = useSearchParams();
  const receipt = search.get('hit');
  return (
    <Page title={source.name} back={{ to: '/sources', label: 'Postback sources' }} aside={<StatusMark status={source.status} />}>
      <CopyField
        label="Postback URL, for the advertiser"
        value={source.postback_url_template}
        hint="Replace each {…} with the advertiser's own macro. Only click_id is needed."
      />
      {receipt === null ? (
        <SourceEditor source={source} readOnly={me.role === 'analyst'} example={undefined} />
      ) : (
        <WithHit source={source} receipt={receipt} />
      )}
    </Page>
  );
}

/** The source with a stored hit laid before it, to try the settings on. */
function WithHit({ source, receipt }: { source: OneSource; receipt: string }) {
  const me = useMe();
  const hit = usePostback(receipt);
  if (hit.data === undefined && !hit.error) {
    return (
      <Section title="Try a postback">
        <Loading rows={4} />
      </Section>
    );
  }
  return (
    <SourceEditor source={source} readOnly={me.role === 'analyst'} example={pastedOf(hit.data)} hit={hit.data ? receipt : undefined} />
  );
}
