import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { CopyField } from '../../ui/copy-field.js';
import { StatusMark } from '../../ui/mark.js';
import type { Campaign } from '../campaigns.js';
import { DryPostback, type TestValues } from './dry-postback.js';
import { firePostback, isReachable, postbackUrl, readReceipt, type Verdict } from './fire.js';
import classes from './test-tool.module.css';

/** The advertiser's part: a correct postback for a click, sent from here or copied, and the verdict on it. */
export function TestPostback({ campaign, lastClickId }: { campaign: Campaign; lastClickId: string | undefined }) {
  const offer = campaign.offers[0];
  const [typedId, setTypedId] = useState<string>();
  const [payout, setPayout] = useState(offer?.payout ?? '');
  const [txid, setTxid] = useState('test-1');
  const clickId = typedId ?? lastClickId ?? '';
  const url = postbackUrl(campaign.postback_url, { click_id: clickId, payout, currency: offer?.currency ?? campaign.currency, txid });
  const client = useQueryClient();
  const send = useMutation({ mutationFn: () => firePostback(url), onSettled: () => client.invalidateQueries({ queryKey: ['postbacks'] }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form className={classes['side']} onSubmit={submit}>
      <h3>2. Postback</h3>
      <p>A real one: it counts in reports. Sent twice with the same transaction id, the second is a duplicate.</p>
      <Stack gap="xs">
        <TextInput
          label="Click id"
          placeholder={lastClickId ?? 'Make a click first, or paste one'}
          required
          value={clickId}
          onChange={(event) => setTypedId(event.currentTarget.value)}
          classNames={{ input: 'mono' }}
        />
        <Group gap="xs" grow>
          <TextInput
            label={`Payout (${offer?.currency ?? campaign.currency})`}
            value={payout}
            onChange={(event) => setPayout(event.currentTarget.value)}
          />
          <TextInput label="Transaction id" value={txid} onChange={(event) => setTxid(event.currentTarget.value)} />
        </Group>
        <CopyField label="This postback" value={url} />
        {isReachable(url) ? (
          <Group>
            <Button type="submit" loading={send.isPending} disabled={clickId === ''}>
              Send the postback
            </Button>
          </Group>
        ) : null}
      </Stack>
      <DryPostback campaignId={campaign.id} values={dryValues(clickId, payout, txid)} />
      <div aria-live="polite">
        {send.error ? <div className={classes['verdict']}>{send.error.message}</div> : null}
        {send.data ? <VerdictBox receipt={send.data} /> : null}
      </div>
    </form>
  );
}

/** Empty ones are left to the server, which knows what fits. */
function dryValues(clickId: string, payout: string, txid: string): Omit<TestValues, 'wait_ms'> {
  const given = { click_id: clickId, payout, txid };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== ''));
}

function VerdictBox({ receipt }: { receipt: string }) {
  const { data, error } = useQuery({
    queryKey: ['receipts', receipt],
    queryFn: () => readReceipt(receipt),
    refetchInterval: ({ state }) => (isOpen(state.data) ? 500 : false),
  });
  const outcome = data?.outcome ?? 'pending';
  return (
    <div className={classes['verdict']} data-outcome={outcome}>
      <Group gap="xs">
        <StatusMark status={outcome} />
        <Link to={`/postbacks/${receipt}`}>Explain this postback</Link>
        {data?.conversion_id ? <Link to={`/conversions/${data.conversion_id}`}>See the conversion</Link> : null}
      </Group>
      {data?.hint ? <div>{data.hint}</div> : null}
      {error ? <div>{error.message}</div> : null}
    </div>
  );
}

function isOpen(verdict: Verdict | undefined): boolean {
  return verdict === undefined || verdict.outcome === 'pending' || verdict.outcome === 'waiting';
}
