import { Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { formatRatio } from '../../format/numbers.js';
import { newOffer, type OfferDraft } from './campaign-draft.js';
import type { Part } from './campaign-form.js';
import classes from './form.module.css';
import { OfferMore } from './offer-more.js';
import { OfferUrlField } from './offer-url-field.js';

/** The offers among which visitors are shared out by weight. One taken out here is archived; its clicks still convert. */
export function OfferFields({ draft, set, faults }: Part) {
  const weights = draft.offers.reduce((sum, offer) => sum + Number(offer.weight || 0), 0);
  const change = (at: number, values: Partial<OfferDraft>) =>
    set({ offers: draft.offers.map((offer, index) => (index === at ? { ...offer, ...values } : offer)) });
  const currency = draft.offers[0]?.currency ?? 'USD';
  return (
    <fieldset className={classes['group']}>
      <legend className={classes['legend']}>Offers</legend>
      <Stack gap="lg">
        {draft.offers.map((offer, at) => (
          <div key={offer.id ?? `new-${at}`} className={classes['offer']} role="group" aria-label={`Offer ${at + 1}`}>
            <OfferUrlField
              value={offer.url}
              payout={offer.payout}
              error={faults[`offers.${at}.url`]}
              onChange={(url) => change(at, { url })}
            />
            <Group gap="sm" mt="sm" align="flex-end">
              <NumberInput
                label="Payout"
                required
                min={0}
                decimalScale={6}
                hideControls
                w={120}
                error={faults[`offers.${at}.payout`]}
                value={offer.payout}
                onChange={(payout) => change(at, { payout: String(payout) })}
              />
              <TextInput
                label="Currency"
                required
                maxLength={3}
                w={90}
                error={faults[`offers.${at}.currency`]}
                value={offer.currency}
                onChange={(event) => change(at, { currency: event.currentTarget.value.toUpperCase() })}
              />
              <NumberInput
                label={`Weight${weights > 0 ? ` (${formatRatio(Number(offer.weight || 0) / weights)})` : ''}`}
                required
                min={0}
                max={1_000_000}
                allowDecimal={false}
                hideControls
                w={120}
                error={faults[`offers.${at}.weight`]}
                value={offer.weight}
                onChange={(weight) => change(at, { weight: String(weight) })}
              />
              {draft.offers.length > 1 ? (
                <Button variant="subtle" color="gray" onClick={() => set({ offers: draft.offers.filter((_, index) => index !== at) })}>
                  Remove
                </Button>
              ) : null}
            </Group>
            <OfferMore offer={offer} at={at} offers={draft.offers} onChange={(values) => change(at, values)} faults={faults} />
          </div>
        ))}
        <Group>
          <Button variant="default" onClick={() => set({ offers: [...draft.offers, newOffer(currency)] })}>
            Add an offer
          </Button>
        </Group>
      </Stack>
    </fieldset>
  );
}
