import { Alert, Button, Group } from '@mantine/core';
import { useChangeConversion, type ExplainedConversion } from './conversions.js';

const ACTIONS = [
  { status: 'approved', label: 'Approve' },
  { status: 'rejected', label: 'Reject' },
  { status: 'pending', label: 'Back to pending' },
] as const;

/** Approve, reject or reopen. Reports follow at once; the audit log keeps who did it. */
export function ChangeStatus({ conversion }: { conversion: ExplainedConversion }) {
  const change = useChangeConversion(conversion.id);
  return (
    <>
      <Group gap="xs">
        {ACTIONS.filter((action) => action.status !== conversion.status).map(({ status, label }) => (
          <Button
            key={status}
            variant="default"
            loading={change.isPending && change.variables.status === status}
            onClick={() => change.mutate({ status })}
          >
            {label}
          </Button>
        ))}
      </Group>
      {change.error ? (
        <Alert color="red" variant="light" role="alert" mt="xs">
          {change.error.message}
        </Alert>
      ) : null}
    </>
  );
}
