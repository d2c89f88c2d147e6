import { clickCandidates } from '../reading/click-candidates.js';
import { nearMissesOf } from '../reading/near-misses.js';
import { saysTest } from '../reading/says-test.js';
import { openInnerJson } from '../reading/read-parameters.js';
import type { Step } from './step.js';

const NO_ALIENS: ReadonlyMap<string, readonly string[]> = new Map();

/** Every text that may be the click id, by the names of the door: a keyed door's own, else the route's preset. */
export const collectClickIds: Step = {
  name: 'read-parameters',
  decide(subject, { dialects }) {
    if (!subject.parameters) return;
    const dialect = subject.ruling?.dialect ?? dialects.ofPreset(subject.hit.route);
    subject.parameters = openInnerJson(subject.parameters, dialect.innerJson);
    subject.isTest ||= saysTest(subject.parameters, dialect);
    const aliens = subject.source === undefined && subject.hit.route === 'generic' ? dialects.presetsByClickName() : NO_ALIENS;
    subject.candidates = clickCandidates(subject.parameters, dialect, aliens);
    if (subject.candidates.macro) subject.warnings.add('unreplaced_macro');
    const input = { preset: dialect.preset, names: [...subject.parameters.names()].slice(0, 30) };
    if (subject.candidates.list.length > 0) {
      subject.passed(this.name, `click id in ${subject.candidates.list[0]?.name ?? ''}`, input);
      return;
    }
    subject.nearMisses = nearMissesOf(subject.parameters, dialect, ['clickId']);
    const meant = subject.nearMisses.map(({ sent, meant: name }) => `${sent} → ${name}`);
    subject.reject(this.name, subject.candidates.macro ? 'unreplaced_macro' : 'missing_click_id', {
      ...input,
      ...(meant.length > 0 && { did_you_mean: meant }),
    });
  },
};
