import { DataTable } from '../../ui/data-table.js';
import { Mark, type Tone } from '../../ui/mark.js';
import type { Simulation } from './simulation.js';

type Tried = Simulation['offers'][number];

const OUTCOMES: Readonly<Record<Tried['outcome'], Tone>> = {
  chosen: 'good',
  open: 'quiet',
  refused: 'bad',
  capped: 'warn',
  standby: 'wait',
};

/** Each offer, whether it would have taken the visitor, and the rule that spoke against it. */
export function TriedOffers({ offers, chance }: { offers: readonly Tried[]; chance: (value: number | null) => string }) {
  if (offers.length === 0) return null;
  return (
    <DataTable
      caption="Offers tried"
      columns={[
        { id: 'offer', head: 'Offer', cell: (offer) => offer.name || `#${offer.offer_id}` },
        { id: 'outcome', head: 'Outcome', cell: (offer) => <Mark tone={OUTCOMES[offer.outcome]}>{offer.outcome}</Mark> },
        { id: 'why', head: 'Why', cell: (offer) => offer.explanation },
        {
          id: 'chance',
          head: 'Chance',
          numeric: true,
          title: 'weight / weights of all open offers',
          cell: (offer) => chance(offer.chance),
        },
      ]}
      rows={offers}
      rowKey={(offer) => offer.offer_id}
    />
  );
}
