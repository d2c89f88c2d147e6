import { Button, Checkbox, Group, NativeSelect, Stack } from '@mantine/core';
import type { AuthRule } from '../source-draft.js';
import { AuthRuleFields } from './auth-rule-fields.js';
import { SCHEMES, newRule } from './auth-schemes.js';
import { faultIn, type Part } from './part.js';
import classes from './source-form.module.css';

/** The proofs a sender must give. All of them must hold; without any, everyone who knows the URL is believed. */
export function AuthFields({ draft: { settings }, setSettings, faults, readOnly }: Part) {
  const rules = settings.auth ?? [];
  const set = (next: readonly AuthRule[]) => setSettings({ auth: next });
  return (
    <fieldset className={classes['group']}>
      <legend className={classes['legend']}>Authentication</legend>
      <Stack gap="md">
        {rules.length === 0 ? (
          <p className={classes['note']}>None: whoever knows the postback URL and a genuine click id is believed.</p>
        ) : null}
        {rules.map((rule, at) => (
          <div key={at} className={classes['rule']} role="group" aria-label={`Proof ${at + 1}`}>
            <Group gap="xs" align="flex-end" mb="xs">
              <NativeSelect
                label="Proof"
                data={Object.entries(SCHEMES).map(([value, { label }]) => ({ value, label }))}
                disabled={readOnly}
                value={rule.scheme}
                onChange={(event) => set(replaced(rules, at, newRule(event.currentTarget.value)))}
              />
              {readOnly ? null : (
                <Button variant="subtle" color="gray" onClick={() => set(rules.filter((_, index) => index !== at))}>
                  Remove
                </Button>
              )}
            </Group>
            <AuthRuleFields rule={rule} readOnly={readOnly} onChange={(next) => set(replaced(rules, at, next))} />
            {faultIn(faults, `settings.auth.${at}`) ? <div className="loss">{faultIn(faults, `settings.auth.${at}`)}</div> : null}
          </div>
        ))}
        {readOnly ? null : (
          <Group>
            <Button variant="default" onClick={() => set([...rules, newRule('token')])}>
              Require a proof
            </Button>
          </Group>
        )}
        <Checkbox
          label="Only over HTTPS"
          disabled={readOnly}
          checked={settings.require_https ?? false}
          onChange={(event) => setSettings({ require_https: event.currentTarget.checked })}
        />
      </Stack>
    </fieldset>
  );
}

function replaced(rules: readonly AuthRule[], at: number, rule: AuthRule): readonly AuthRule[] {
  return rules.map((each, index) => (index === at ? rule : each));
}
