import { authenticateHit } from '../auth/authenticate-hit.js';
import { IMPORT_ROUTE } from '../raw-hit.js';
import type { Step } from './step.js';

/** Whether the sender may speak for the advertiser: every proof its source asks for. */
export const authenticateSender: Step = {
  name: 'authenticate-sender',
  decide(subject) {
    const dialect = subject.ruling?.dialect;
    if (!dialect || !subject.parameters || subject.hit.route === IMPORT_ROUTE) return;
    if (dialect.requireHttps && !subject.hit.https) {
      subject.reject(this.name, 'https_required');
      return;
    }
    if (dialect.auth.length === 0) return;
    const schemes = dialect.auth.map(({ scheme }) => scheme);
    const reason = authenticateHit(subject.hit, subject.parameters, dialect);
    if (reason) subject.reject(this.name, reason, { schemes, ip: subject.hit.ip });
    else subject.passed(this.name, 'proven', { schemes });
  },
};
