import { useParams } from 'react-router';
import { useMe } from '../access/session.js';
import { Page, Section } from '../ui/page.js';
import { Query } from '../ui/states.js';
import { ChangeStatus } from './change-status.js';
import { ConversionHistory } from './detail/conversion-history.js';
import { MoneyStory } from './detail/money-story.js';
import { ConversionStory } from './detail/conversion-story.js';
import { useConversion, type ExplainedConversion } from './conversions.js';

/** One conversion end to end: the click, the postback, the decision, the money. */
export function ConversionPage() {
  const { id = '' } = useParams();
  const conversion = useConversion(id);
  return (
    <Page
      title="Conversion"
      back={{ to: '/conversions', label: 'Conversions' }}
      aside={
        <span className="mono dimmed" style={{ overflowWrap: 'anywhere' }}>
          {id}
        </span>
      }
    >
      <Query of={conversion}>{(data) => <Explained conversion={data} />}</Query>
    </Page>
  );
}

function Explained({ conversion }: { conversion: ExplainedConversion }) {
  const me = useMe();
  return (
    <>
      <MoneyStory conversion={conversion} />
      <ConversionStory conversion={conversion} />
      {me.role === 'admin' ? (
        <Section title="Change by hand">
          <ChangeStatus conversion={conversion} />
        </Section>
      ) : null}
      {me.role === 'advertiser' ? null : <ConversionHistory id={conversion.id} version={conversion.version} />}
    </>
  );
}
