import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Item } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';

type Macro = Item<'/api/v1/macros'>;

/** A macro of the palette with the value the preview shows for it. */
export interface SampleMacro {
  /** in lower case, aliases too */
  readonly names: readonly string[];
  readonly about: string;
  readonly sample: string;
  /** sub stands for sub1 … sub20 */
  readonly isNumbered: boolean;
  /** how a palette button writes it */
  readonly text: string;
}

/** Offered at once; the others on a further press. */
const COMMON = ['click_id', 'payout', 'currency', 'campaign_id', 'supply_id', 'site_id', 'creative_id', 'country', 'device', 'sub'];
const CLICK_ID: SampleMacro = {
  names: ['click_id'],
  about: 'The id to send back in the postback',
  sample: 'push_1h7x0b4wq8y5t3m9k2d6c0e8r4s1v7z5g3j9n2p6a8f0qd4',
  isNumbered: false,
  text: '{click_id}',
};

export interface Macros {
  readonly common: readonly SampleMacro[];
  readonly others: readonly SampleMacro[];
  /** undefined until the server has told which there are: then nothing is called unknown */
  readonly all: readonly SampleMacro[] | undefined;
}

/** What may stand in an offer URL, the site's own extensions too. */
export function useMacros(): Macros {
  const { data } = useQuery({
    queryKey: keys.list('macros'),
    queryFn: () => answerOf(api.GET('/api/v1/macros')),
    staleTime: Infinity,
  });
  return useMemo(() => {
    const all = data?.data.map(sampleMacro);
    const rank = (macro: SampleMacro) => COMMON.indexOf(macro.names[0] ?? '');
    return {
      all,
      common: all?.filter((macro) => rank(macro) >= 0).sort((a, b) => rank(a) - rank(b)) ?? [CLICK_ID],
      others: all?.filter((macro) => rank(macro) < 0) ?? [],
    };
  }, [data]);
}

function sampleMacro({ name, aliases, about, written, examples }: Macro): SampleMacro {
  const isNumbered = written.includes('…');
  return {
    names: [name, ...aliases].map((each) => each.toLowerCase()),
    about,
    sample: examples[0]?.becomes ?? '',
    isNumbered,
    text: isNumbered ? `{${name}1}` : written,
  };
}
