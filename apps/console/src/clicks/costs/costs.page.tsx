import { useMe } from '../../access/session.js';
import { Page, Section } from '../../ui/page.js';
import { CostForm } from './cost-form.js';
import { CostHistory } from './cost-history.js';

/** What clicks cost, set right afterwards: by the traffic source's own figures, for a range of days and some of the clicks. */
export function CostsPage() {
  const me = useMe();
  return (
    <Page title="Correct costs" back={{ to: '/clicks', label: 'Clicks' }}>
      {me.role === 'admin' ? <CostForm /> : null}
      <Section title="Corrections made">
        <CostHistory />
      </Section>
    </Page>
  );
}
