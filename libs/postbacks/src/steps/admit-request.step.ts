import { BODY_READ_LIMIT } from '../raw-hit.js';
import type { Step } from './step.js';

/** Requests that can never make a conversion, whatever they say: link checkers, and bodies too large to be read. */
export const admitRequest: Step = {
  name: 'admit-request',
  decide(subject) {
    const { method, size } = subject.hit;
    if (method === 'HEAD') subject.reject(this.name, 'safe_method', { method });
    else if (method === 'POST' && size > BODY_READ_LIMIT) subject.reject(this.name, 'body_too_large', { size });
  },
};
