import { Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Facts } from '../../ui/facts.js';
import { Query } from '../../ui/states.js';
import type { Part } from '../form/part.js';
import { MappingTable } from './mapping-table.js';
import { parametersOf } from './parameters-of.js';
import { Proposal } from './proposal.js';
import { usePreview, useRecognised, type Pasted, type Preview } from './preview.js';
import { StoredVerdicts } from './stored-verdicts.js';

interface Props {
  readonly part: Part;
  readonly sourceId: string;
  /** a stored hit to begin with */
  readonly example: Pasted | undefined;
}

/** Profile by example: paste one real postback, see how it is read, say what each parameter means. */
export function TryRequest({ part, sourceId, example }: Props) {
  const [typed, setTyped] = useState<Pasted>();
  const pasted = typed ?? example ?? { request: '', body: '' };
  const [settled] = useDebouncedValue(pasted, 400);
  const [draft] = useDebouncedValue(part.draft, 400);
  const recognised = useRecognised(settled);
  const preview = usePreview(settled, draft, sourceId);
  // Another network first; then what its preset and the draft do not bring yet.
  const isOther = recognised.data !== undefined && recognised.data.preset !== 'generic' && recognised.data.preset !== part.draft.preset;
  const told = isOther ? recognised.data : preview.data;
  const isPost = pasted.body !== '' || !pasted.request.includes('?');
  return (
    <>
      <Textarea
        label="A postback as the sender calls it"
        description="Paste the whole URL. Nothing is sent or stored."
        placeholder="https://…/postback/…?subid=push_…&amount=12,50&status=paid"
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        classNames={{ input: 'mono' }}
        value={pasted.request}
        onChange={(event) => setTyped({ ...pasted, request: event.currentTarget.value })}
      />
      {isPost && pasted.request.trim() !== '' ? (
        <Textarea
          mt="xs"
          label="Its body, if it is a POST"
          autosize
          minRows={2}
          maxRows={10}
          spellCheck={false}
          classNames={{ input: 'mono' }}
          value={pasted.body}
          onChange={(event) => setTyped({ ...pasted, body: event.currentTarget.value })}
        />
      ) : null}
      {told && !part.readOnly ? <Proposal of={told} part={part} /> : null}
      {settled.request.trim() === '' ? null : (
        <div style={{ marginTop: 14 }} aria-busy={preview.isFetching}>
          <Query of={preview} rows={4}>
            {(data) => (
              <>
                <MappingTable sent={parametersOf(settled)} preview={data} part={part} />
                <Reading preview={data} />
                <h3 style={{ marginBottom: 4 }}>On stored postbacks</h3>
                <StoredVerdicts preview={data} />
              </>
            )}
          </Query>
        </div>
      )}
    </>
  );
}

function Reading({ preview: { reads } }: { preview: Preview }) {
  return (
    <div style={{ margin: '14px 0' }}>
      <Facts
        of={[
          [
            'Click id',
            reads.click_id ? (
              <span key="id" className="mono">
                {reads.click_id}
              </span>
            ) : (
              <span key="none" className="loss">
                none: cannot be matched
              </span>
            ),
          ],
          ['Payout', reads.payout === null ? null : `${reads.payout} ${reads.currency ?? ''}`],
          ['Status', reads.status],
          ['Event', reads.event],
          ['Transaction id', reads.txid],
          ['Warnings', reads.warnings.join(', ')],
        ]}
      />
    </div>
  );
}
