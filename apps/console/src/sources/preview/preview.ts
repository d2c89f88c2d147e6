import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Answer, Body } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { tidy, type SourceDraft } from '../source-draft.js';

type PreviewRequest = Body<'/api/v1/postback-sources/preview', 'post'>;
export type Preview = Answer<'/api/v1/postback-sources/preview', 'post'>;

/** A postback as it was pasted: a URL, and the body of a POST. */
export interface Pasted {
  readonly request: string;
  readonly body: string;
}

const ask = (body: PreviewRequest) => answerOf(api.POST('/api/v1/postback-sources/preview', { body }));
const requestOf = ({ request, body }: Pasted) => ({ request: request.trim(), ...(body.trim() === '' ? {} : { body }) });

/** Which network a request looks like, whatever the source is set to. */
export function useRecognised(pasted: Pasted) {
  return useQuery({
    queryKey: ['preview', 'recognise', pasted],
    queryFn: () => ask(requestOf(pasted)),
    enabled: pasted.request.trim() !== '',
    retry: false,
    staleTime: Infinity,
  });
}

/** How the draft would read it, and what the source's last hits would get under the draft. Changes nothing. */
export function usePreview(pasted: Pasted, draft: SourceDraft, sourceId: string) {
  const settings = tidy(draft.settings);
  return useQuery({
    queryKey: ['preview', 'try', pasted, draft.preset, settings, sourceId],
    queryFn: () => ask({ ...requestOf(pasted), preset: draft.preset, settings, source_id: sourceId }),
    enabled: pasted.request.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
}
