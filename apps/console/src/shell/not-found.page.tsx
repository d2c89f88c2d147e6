import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '../ui/page.js';
import { Empty } from '../ui/states.js';

export function NotFoundPage() {
  return (
    <Page title="No such page">
      <Empty
        title="There is nothing at this address"
        action={
          <Button component={Link} to="/">
            Go to the overview
          </Button>
        }
      >
        The link may be old, or a part of it was lost on the way.
      </Empty>
    </Page>
  );
}
