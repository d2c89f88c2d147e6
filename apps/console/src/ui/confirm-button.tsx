import { Button } from '@mantine/core';
import { useState } from 'react';

interface Props {
  /** for screen readers: "Revoke nightly import" */
  readonly what: string;
  readonly verb: string;
  readonly disabled?: boolean;
  /** in a form, beside other buttons; small otherwise, in rows of tables */
  readonly inForm?: boolean;
  readonly onConfirm: () => void;
}

/** For what cannot be undone: the first press asks once more in place, leaving the button forgets it. */
export function ConfirmButton({ what, verb, disabled = false, inForm = false, onConfirm }: Props) {
  const [asked, setAsked] = useState(false);
  const atRest = inForm ? 'light' : 'subtle';
  const press = () => {
    setAsked(!asked);
    if (asked) onConfirm();
  };
  return (
    <Button
      size={inForm ? 'xs' : 'compact-xs'}
      variant={asked ? 'filled' : atRest}
      color="red"
      disabled={disabled}
      aria-label={asked ? `Really ${verb.toLowerCase()} ${what}` : `${verb} ${what}`}
      onBlur={() => setAsked(false)}
      onClick={press}
    >
      {asked ? `Really ${verb.toLowerCase()}` : verb}
    </Button>
  );
}
