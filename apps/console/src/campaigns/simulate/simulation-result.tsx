import { formatRatio } from '../../format/numbers.js';
import { Facts } from '../../ui/facts.js';
import { Mark } from '../../ui/mark.js';
import { TriedOffers } from './tried-offers.js';
import type { Simulation } from './simulation.js';
import classes from './simulate.module.css';

const GOES = { offer: 'To an offer', fallback: 'To the fallback URL', nowhere: 'Nowhere: a 404' } as const;

/** The answer, what was tried for it, and who the visitor was taken for. */
export function SimulationResult({ result }: { result: Simulation }) {
  const { visitor } = result;
  return (
    <>
      <div className={classes['verdict']}>
        <Mark tone={result.goes_to === 'offer' ? 'good' : result.goes_to === 'fallback' ? 'warn' : 'bad'}>{GOES[result.goes_to]}</Mark>
        <p>{result.why}</p>
        {result.location ? <code className={classes['location']}>{result.location}</code> : null}
      </div>
      <TriedOffers offers={result.offers} chance={(value) => (value === null ? '–' : formatRatio(value))} />
      <h2 className={classes['head']}>Taken for</h2>
      <Facts
        of={[
          ['Place', [visitor.city, visitor.region, visitor.country].filter(Boolean).join(', ')],
          ['Device', visitor.device],
          ['System', visitor.os],
          ['Browser', visitor.browser],
          ['Language', visitor.language],
          ['Bot', visitor.bot ? 'yes: kept, but left out of clicks' : 'no'],
        ]}
      />
    </>
  );
}
