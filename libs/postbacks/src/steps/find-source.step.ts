import type { Step } from './step.js';

/** Whose door it is: the source of the key in the path. Without a key the campaign's source rules, once the click is found. */
export const findSource: Step = {
  name: 'find-source',
  decide(subject, { campaigns, dialects }) {
    const { key, route } = subject.hit;
    if (key === undefined) return;
    const source = campaigns.sourceByKey(key);
    if (!source || source.status === 'archived') {
      subject.reject(this.name, 'unknown_source', { archived: source !== undefined });
      return;
    }
    subject.source = source;
    subject.ruling = { source, dialect: dialects.ofSource(source, route) };
    subject.isTest = subject.ruling.dialect.test;
    subject.passed(this.name, source.name, {
      source_id: String(source.id),
      preset: subject.ruling.dialect.preset,
      version: source.version,
    });
  },
};
