import { Page, Section } from '../../ui/page.js';
import { Facts } from '../../ui/facts.js';
import { useMe } from '../session.js';
import { OwnPassword } from './own-password.js';
import { Sessions } from './sessions.js';

/** One's own password and where one is signed in. */
export function AccountPage() {
  const me = useMe();
  return (
    <Page title="Your account">
      <Facts
        of={[
          ['E-mail', me.user?.email],
          ['Role', me.role],
          ['Advertiser', me.advertiser_id],
        ]}
      />
      <Section title="Password">
        <OwnPassword temporary={me.password_temporary} />
      </Section>
      <Section title="Where you are signed in">
        <Sessions of={me.user?.id} />
      </Section>
    </Page>
  );
}
