import { Group, NativeSelect, NumberInput } from '@mantine/core';
import type { OfferDraft } from './campaign-draft.js';
import classes from './form.module.css';
import { RuleFields } from './rules/rule-fields.js';

interface Props {
  readonly offer: OfferDraft;
  readonly at: number;
  readonly offers: readonly OfferDraft[];
  readonly onChange: (values: Partial<OfferDraft>) => void;
  readonly faults: Readonly<Record<string, string>>;
}

/** Whom the offer takes, how many a day, and who takes over. Folded while nothing of it is used. */
export function OfferMore({ offer, at, offers, onChange, faults }: Props) {
  const { rules } = offer;
  const count = rules.rows.length + rules.slots.length + Number(rules.start !== '') + Number(rules.end !== '');
  const isCapped = offer.clickCap !== '' || offer.conversionCap !== '';
  const fault = Object.entries(faults).find(([name]) => name.startsWith(`offers.${at}.rules`) || name.startsWith(`offers.${at}.caps`));
  const others = offers.map((each, index) => ({ value: String(index), label: `Offer ${index + 1} ${hostOf(each.url)}` }));
  return (
    <details className={classes['more']} open={fault !== undefined || undefined}>
      <summary>
        Rules and caps
        <span className="dimmed">
          {' '}
          · {count === 0 ? 'everybody' : count === 1 ? '1 rule' : `${count} rules`}
          {isCapped ? ', capped' : ''}
        </span>
      </summary>
      <RuleFields value={rules} onChange={(next) => onChange({ rules: next })} error={fault?.[1]} />
      <Group gap="sm" mt="sm" align="flex-end">
        <NumberInput
          label="Clicks a day, at most"
          placeholder="no cap"
          min={0}
          allowDecimal={false}
          hideControls
          w={150}
          value={offer.clickCap}
          onChange={(value) => onChange({ clickCap: String(value) })}
        />
        <NumberInput
          label="Conversions a day, at most"
          placeholder="no cap"
          min={0}
          allowDecimal={false}
          hideControls
          w={170}
          value={offer.conversionCap}
          onChange={(value) => onChange({ conversionCap: String(value) })}
        />
        {isCapped ? (
          <NativeSelect
            label="Then"
            data={[{ value: '', label: 'the other offers by weight' }, ...others.filter((_, index) => index !== at)]}
            value={offer.followUp}
            onChange={(event) => onChange({ followUp: event.currentTarget.value })}
          />
        ) : null}
      </Group>
    </details>
  );
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? '';
}
