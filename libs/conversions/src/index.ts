export { attributeClaim, type Attribution } from './attribute-claim.js';
export type { ClaimedClick, ClaimRefusal, ConversionClaim, PricedPayout } from './conversion-claim.js';
export { formatConversionId, readConversionId, type Conversion, type ConversionKind } from './conversion.js';
export { capDay, capKey, ConversionLedger, offerKeyOf, type ClaimVerdict, type LedgerPlan, type LedgerState } from './conversion-ledger.js';
export { priceClaim, type Pricing } from './price-claim.js';
export { ConversionStore, LostRace } from './conversion.store.js';
export { ConversionsModule } from './conversions.module.js';
