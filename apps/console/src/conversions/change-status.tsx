import { Alert, Button, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { fieldFaults } from '../api/api-error.js';
import { useChangeConversion, type ExplainedConversion } from './conversions.js';

const ACTIONS = [
  { status: 'approved', label: 'Approve' },
  { status: 'rejected', label: 'Reject' },
  { status: 'pending', label: 'Back to pending' },
] as const;

/** Approve, reject, reopen, or another payout. Reports follow at once; the audit log keeps who did it. */
export function ChangeStatus({ conversion }: { conversion: ExplainedConversion }) {
  const change = useChangeConversion(conversion.id);
  const [payout, setPayout] = useState(conversion.payout);
  // Refused when somebody, or a postback, was quicker.
  const { version } = conversion;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ payout, version });
  };
  return (
    <>
      <Group gap="xs" align="flex-end">
        {ACTIONS.filter((action) => action.status !== conversion.status).map(({ status, label }) => (
          <Button
            key={status}
            variant="default"
            loading={change.isPending && change.variables.status === status}
            onClick={() => change.mutate({ status, version })}
          >
            {label}
          </Button>
        ))}
        <form onSubmit={submit}>
          <Group gap="xs" align="flex-end">
            <TextInput
              label={`Payout in ${conversion.currency}`}
              inputMode="decimal"
              w={120}
              error={fieldFaults(change.error)['payout']}
              value={payout}
              onChange={(event) => setPayout(event.currentTarget.value.trim())}
            />
            <Button
              type="submit"
              variant="default"
              disabled={payout === '' || Number(payout) === Number(conversion.payout)}
              loading={change.isPending && change.variables.payout !== undefined}
            >
              Set payout
            </Button>
          </Group>
        </form>
      </Group>
      {change.error ? (
        <Alert color="red" variant="light" role="alert" mt="xs">
          {change.error.message}
        </Alert>
      ) : null}
      <p className="dimmed" style={{ margin: '8px 0 0' }}>
        One rejected by hand is not revived by postbacks. Reports follow within seconds; the change is kept below with your name.
      </p>
    </>
  );
}
