import { NativeSelect, TagsInput, TextInput } from '@mantine/core';
import type { AuthRule } from '../source-draft.js';
import { SCHEMES } from './auth-schemes.js';
import classes from './source-form.module.css';

interface Props {
  readonly rule: AuthRule;
  readonly onChange: (rule: AuthRule) => void;
  readonly readOnly: boolean;
}

/** The fields of one proof. A saved secret comes back cut; left as it is, it is kept. */
export function AuthRuleFields({ rule, onChange, readOnly }: Props) {
  const set = (name: string, value: unknown) => onChange(withValue(rule, name, value));
  return (
    <div className={classes['pair']}>
      {(SCHEMES[rule.scheme]?.fields ?? []).map(({ name, label, hint, kind, choices, required }) => {
        const value = rule[name];
        const text = typeof value === 'string' ? value : '';
        if (kind === 'list') {
          return (
            <TagsInput
              key={name}
              label={label}
              description={hint}
              size="xs"
              required={required}
              readOnly={readOnly}
              acceptValueOnBlur
              value={Array.isArray(value) ? value.map(String) : []}
              onChange={(list) => set(name, required || list.length > 0 ? list : undefined)}
            />
          );
        }
        if (kind === 'choice') {
          return (
            <NativeSelect
              key={name}
              label={label}
              data={[...(choices ?? [])]}
              disabled={readOnly}
              value={text || choices?.[0]}
              onChange={(event) => set(name, event.currentTarget.value)}
            />
          );
        }
        return (
          <TextInput
            key={name}
            label={label}
            description={hint}
            required={required}
            readOnly={readOnly}
            autoComplete="off"
            spellCheck={false}
            classNames={kind === 'secret' ? { input: 'mono' } : {}}
            value={text}
            onChange={(event) => set(name, event.currentTarget.value || undefined)}
          />
        );
      })}
    </div>
  );
}

function withValue(rule: AuthRule, name: string, value: unknown): AuthRule {
  const { [name]: _before, ...rest } = rule;
  return value === undefined ? { ...rest, scheme: rule.scheme } : { ...rule, [name]: value };
}
