import { TriedOffers } from '../campaigns/simulate/tried-offers.js';
import { formatRatio } from '../format/numbers.js';
import { Mark } from '../ui/mark.js';
import { Section } from '../ui/page.js';
import type { ClickDetail } from './clicks.js';
import { flagWords } from './flags.js';

const GOOD = new Set<string>(['unique', 'imported']);

/** Why the visitor went where they went, and what is odd about the click. */
export function Journey({ click }: { click: ClickDetail }) {
  const { journey } = click;
  return (
    <>
      <Section title="Where it went, and why">
        {journey.why ? <p style={{ margin: '0 0 8px' }}>{journey.why}</p> : null}
        {journey.note ? <p className="dimmed">{journey.note}</p> : null}
        <TriedOffers offers={journey.offers} chance={(value) => (value === null ? '–' : formatRatio(value))} />
        <p className="mono" style={{ overflowWrap: 'anywhere', margin: '10px 0 0' }}>
          {journey.final_url ?? click.target ?? <span className="dimmed">The address has been dropped by now.</span>}
        </p>
      </Section>
      {journey.flags.length > 0 ? (
        <Section title="Flags">
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {journey.flags.map(({ flag, means }) => (
              <li key={flag} style={{ padding: '3px 0' }}>
                <Mark tone={GOOD.has(flag) ? 'quiet' : 'warn'}>{flagWords(flag)}</Mark> {means}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
