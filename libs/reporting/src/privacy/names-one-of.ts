// The body of a hit, in a record or in a batch that writes its records as JSON once more.
const BODIES = /\\?"body\\?":\\?"([A-Za-z0-9+/=]+)/g;

/** Whether one of the texts stands in a queue's record as it was sent: in its address or, base64 there, in its body. */
export function namesOneOf(record: string, texts: readonly string[]): boolean {
  const bodies = [...record.matchAll(BODIES)].map(([, body = '']) => Buffer.from(body, 'base64').toString());
  const places = [record, ...bodies];
  return texts.some((text) => text !== '' && places.some((place) => place.includes(text)));
}
