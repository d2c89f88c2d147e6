import { useParams } from 'react-router';
import { useMe } from '../access/session.js';
import { CopyField } from '../ui/copy-field.js';
import { StatusMark } from '../ui/mark.js';
import { Page, Section } from '../ui/page.js';
import { Query } from '../ui/states.js';
import { SourceForm } from './source-form.js';
import { useSource, type OneSource } from './sources.js';

/** One source: its URL and how its postbacks are read. */
export function SourcePage() {
  const { id = '' } = useParams();
  const source = useSource(id);
  return <Query of={source}>{(data) => <SourceView source={data} key={data.version} />}</Query>;
}

function SourceView({ source }: { source: OneSource }) {
  const me = useMe();
  return (
    <Page title={source.name} back={{ to: '/sources', label: 'Postback sources' }} aside={<StatusMark status={source.status} />}>
      <CopyField
        label="Postback URL, for the advertiser"
        value={source.postback_url_template}
        hint="Replace each {…} with the advertiser's own macro. Only click_id is needed."
      />
      <Section title="How its postbacks are read">
        <SourceForm source={source} readOnly={me.role === 'analyst'} />
      </Section>
    </Page>
  );
}
