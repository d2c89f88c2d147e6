import { describe, expect, it } from 'vitest';
import { wantedBody } from './answer-body.js';

describe('the body of the answer', () => {
  it('is return= of the query or the form, else the constant', () => {
    expect(wantedBody('/p?return=OK', '', '1')).toBe('OK');
    expect(wantedBody('/p', 'a=1&return=done', '1')).toBe('done');
    expect(wantedBody('/p', '', '1')).toBe('1');
    expect(wantedBody('/p', '', undefined)).toBeUndefined();
  });
  it('is not what a sender would take for a refusal, nor markup', () => {
    for (const text of ['failed', 'Error', '<b>', 'a'.repeat(33)]) expect(wantedBody(`/p?return=${text}`, '', '1')).toBe('1');
  });
  it('reads parameters back where the network wants that, if they are harmless', () => {
    expect(wantedBody('/p?appUserId=u&eventId=e-77', '', '{eventid}:OK')).toBe('e-77:OK');
    expect(wantedBody('/p?eventId=%3Cb%3E', '', '{eventid}:OK')).toBe(':OK');
    expect(wantedBody('/p', '', '{eventid}:OK')).toBe(':OK');
    expect(wantedBody('/p?eventId=failed', '', '{eventid}:OK')).toBeUndefined();
  });
});
