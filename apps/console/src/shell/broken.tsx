import { Alert, Button } from '@mantine/core';
import { useRouteError } from 'react-router';

/** A fault in our own code, or a chunk of an older build that is gone: say so, offer to load anew. */
export function Broken() {
  const error = useRouteError();
  return (
    <Alert color="red" variant="light" role="alert" title="This screen broke" m="md">
      <div>{error instanceof Error ? error.message : 'Unknown fault.'}</div>
      <Button mt="xs" variant="default" onClick={() => location.reload()}>
        Load the page again
      </Button>
    </Alert>
  );
}
