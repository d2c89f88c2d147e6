import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import classes from './copy-field.module.css';
import { CheckIcon, CopyIcon } from './icons.js';

/** A URL or id to take along: the whole text, selectable, and a button that copies it. */
export function CopyField({ label, value, hint }: { label: string; value: string; hint?: string }) {
  return (
    <div className={classes['field']}>
      <div className={classes['label']}>{label}</div>
      <div className={classes['box']}>
        <code className={classes['value']}>{value}</code>
        <CopyValue value={value} what={label} />
      </div>
      {hint ? <div className={classes['hint']}>{hint}</div> : null}
    </div>
  );
}

/** Only the button. `what` names what is copied, for the tooltip and screen readers. */
export function CopyValue({ value, what }: { value: string; what: string }) {
  return (
    <CopyButton value={value} timeout={1_600}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : `Copy ${what.toLowerCase()}`}>
          <ActionIcon
            onClick={copy}
            aria-label={copied ? 'Copied' : `Copy ${what.toLowerCase()}`}
            size="sm"
            color={copied ? 'green' : 'gray'}
          >
            {copied ? <CheckIcon /> : <CopyIcon />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
