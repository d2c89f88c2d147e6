import { apiError } from '../../api/api-error.js';
import { answerOf, api } from '../../api/client.js';
import { saveFile } from '../../ui/save-file.js';

export const PERSON_BY = [
  { value: 'click_id', label: 'Click id' },
  { value: 'external_id', label: "Traffic source's id" },
  { value: 'ip', label: 'Address' },
] as const;
export type PersonBy = (typeof PERSON_BY)[number]['value'];

/** One person, by what they ask with. */
export interface Person {
  readonly by: PersonBy;
  readonly text: string;
}

/** Saves everything held about a person as a file. throws ApiError */
export async function savePerson({ by, text }: Person): Promise<void> {
  const response = await fetch(`/api/v1/privacy/export?${new URLSearchParams({ [by]: text }).toString()}`, { credentials: 'same-origin' });
  if (!response.ok) throw apiError(response.status, await response.json().catch(() => undefined));
  const held: unknown = await response.json();
  saveFile(new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }), 'person.json');
}

/** throws ApiError */
export function erasePerson({ by, text }: Person) {
  return answerOf(api.POST('/api/v1/privacy/erase', { body: { [by]: text } }));
}
