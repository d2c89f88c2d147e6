import type { Pasted } from './preview.js';

export interface SentParameter {
  readonly name: string;
  readonly value: string;
}

/** Every parameter of a pasted postback, in order: of its query, a form body or a JSON body's first level. For display; the server reads for itself. */
export function parametersOf({ request, body }: Pasted): readonly SentParameter[] {
  const query = /\?([^#]*)/.exec(request)?.[1] ?? '';
  const sent = [...pairs(query), ...(body.trim().startsWith('{') ? members(body) : pairs(body.trim()))];
  return sent.filter(({ name }, at) => name !== '' && sent.findIndex((each) => each.name === name) === at);
}

function pairs(text: string): SentParameter[] {
  return text === '' ? [] : [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
}

function members(json: string): SentParameter[] {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, each]) =>
      typeof each === 'object' && each !== null
        ? Object.entries(each as Record<string, unknown>).map(([inner, deep]) => ({ name: inner, value: textOf(deep) }))
        : [{ name, value: textOf(each) }],
    );
  } catch {
    return [];
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
