import { Textarea, Tooltip } from '@mantine/core';
import { useRef, useState } from 'react';
import { useMacros, type Macros } from './macros.js';
import classes from './offer-url-field.module.css';
import { previewOfferUrl } from './preview-offer-url.js';

interface Props {
  readonly value: string;
  readonly payout: string;
  readonly error?: string | undefined;
  readonly onChange: (url: string) => void;
}

/** Where visitors are sent: the URL, macros to put in at the cursor, and the URL as a visitor will get it. */
export function OfferUrlField({ value, payout, error, onChange }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const macros = useMacros();
  const [isMore, setIsMore] = useState(false);
  const insert = (macro: string) => {
    const node = field.current;
    const [from, to] = [node?.selectionStart ?? value.length, node?.selectionEnd ?? value.length];
    onChange(value.slice(0, from) + macro + value.slice(to));
    requestAnimationFrame(() => {
      node?.focus();
      node?.setSelectionRange(from + macro.length, from + macro.length);
    });
  };
  return (
    <div>
      <Textarea
        ref={field}
        label="Offer URL"
        description="Where the visitor is sent. Put {click_id} into the parameter that the advertiser sends back."
        placeholder="https://advertiser.example/?subid={click_id}"
        autosize
        minRows={1}
        maxRows={5}
        required
        spellCheck={false}
        error={error}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value.replace(/\s+/g, ''))}
      />
      <div className={classes['palette']} role="group" aria-label="Macros to put in">
        {[...macros.common, ...(isMore ? macros.others : [])].map((macro) => (
          <Tooltip key={macro.text} label={macro.about}>
            <button type="button" className={classes['macro']} onClick={() => insert(macro.text)}>
              {macro.text}
            </button>
          </Tooltip>
        ))}
        {macros.others.length > 0 ? (
          <button type="button" className={classes['macro']} aria-expanded={isMore} onClick={() => setIsMore(!isMore)}>
            {isMore ? 'fewer' : `${macros.others.length} more`}
          </button>
        ) : null}
      </div>
      {value === '' ? null : <Preview url={value} payout={payout} macros={macros.all} />}
    </div>
  );
}

function Preview({ url, payout, macros }: { url: string; payout: string; macros: Macros['all'] }) {
  const parts = previewOfferUrl(url, { macros, payout });
  const unknown = parts.filter((part) => part.kind === 'unknown').map((part) => part.text);
  const hasClickId = /\{click_id(:raw)?\}/i.test(url);
  return (
    <div className={classes['preview']} aria-live="polite">
      <div className={classes['caption']}>A visitor will get, for example</div>
      <code className={classes['url']}>
        {parts.map((part, at) => (
          <span key={at} data-kind={part.kind}>
            {part.text}
          </span>
        ))}
      </code>
      {unknown.length > 0 ? <div className={classes['note']}>Not a macro, stays as it is: {unknown.join(', ')}</div> : null}
      {hasClickId ? null : (
        <div className={classes['note']}>Without {'{click_id}'} the advertiser has nothing to send back: no conversion can be matched.</div>
      )}
    </div>
  );
}
